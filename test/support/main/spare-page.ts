/** A spare page that a test makes ready or loses, and a scanner that reads or not; `done` lists what was asked for. */
export function spareAndScanner() {
  const done: string[] = [];
  let reading = false;
  let spare = Promise.withResolvers<void>();
  return {
    done,
    deps: {
      rehearse(): Promise<void> {
        done.push("rehearse");
        spare = Promise.withResolvers();
        return spare.promise;
      },
      isReading: () => reading,
      renewPage: () => void done.push("renew"),
    },
    ready: () => spare.resolve(),
    lost: () => spare.reject(new Error("the page went away")),
    reads: (is: boolean) => {
      reading = is;
    },
  };
}
