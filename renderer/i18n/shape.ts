/**
 * The shape of a catalogue of words: the same keys, any words. Japanese has one form for every number (`_other`);
 * where it has one, English also has the form for one thing (`_one`).
 */
export type Shape<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : Shape<T[K]>;
} & { readonly [K in keyof T as FormForOne<K>]: string };

type FormForOne<K> = K extends `${infer Base}_other` ? `${Base}_one` : never;

/** The same keys for a language that has, like Japanese, one form for every number: Chinese, Korean, kinds of Japanese. */
export type OneForm<T> = {
  readonly [K in keyof T]: T[K] extends string ? string : OneForm<T[K]>;
};
