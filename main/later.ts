/** A promise that somebody else resolves. */
export interface Later<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
}

/** Makes one; the language level we build for has no `Promise.withResolvers` yet. */
export function later<T>(): Later<T> {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** True when the promise settled with a value in time; rejections pass through. */
export async function within(promise: Promise<unknown>, milliseconds: number): Promise<boolean> {
  const timeout = later<false>();
  const timer = setTimeout(() => timeout.resolve(false), milliseconds);
  try {
    return await Promise.race([promise.then(() => true as const), timeout.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Waits. For pauses between tries only, never for something that can be awaited. */
export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
