/**
 * The shape of a catalogue of words: the same keys, any words. Japanese has one form for every number (`_other`);
 * where it has one, the other languages also have the form for one thing (`_one`).
 */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]>;
} & { readonly [K in keyof T as FormForOne<K>]: string };

type FormForOne<K> = K extends `${infer Base}_other` ? `${Base}_one` : never;
