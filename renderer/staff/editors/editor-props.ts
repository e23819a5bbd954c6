import type { ReactNode } from "react";
import type { FieldPath } from "../fields.ts";

/** What an editor is given. It draws its own heading, since its save button stands among the actions. */
export interface EditorProps {
  readonly path: FieldPath;
  readonly value: unknown;
  /** The frame: heading, help, back, what takes the value back; `actions` come at the right. */
  readonly frame: (body: ReactNode, actions?: ReactNode) => ReactNode;
}
