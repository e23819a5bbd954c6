/** A test that cannot be tried here, and why. */
export class NotTried extends Error {
  override readonly name = "NotTried";
}
