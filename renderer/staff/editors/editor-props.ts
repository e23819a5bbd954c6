import type { ReactNode } from "react";
import type { FieldPath } from "../fields.ts";

/** What an editor is given. It passes its content and buttons to `frame`, which draws heading, help, back and reset. */
export interface EditorProps {
  readonly path: FieldPath;
  readonly value: unknown;
  /** Draws the panel around the editor; `actions` are its buttons at the right. */
  readonly frame: (body: ReactNode, actions?: ReactNode) => ReactNode;
}
