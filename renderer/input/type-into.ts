/** Sets the value of a React field as typing does, with its `input` event. */
export function typeInto(field: HTMLInputElement, value: string): void {
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set;
  setter?.call(field, field.maxLength < 0 ? value : value.slice(0, field.maxLength));
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
