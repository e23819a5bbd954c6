import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** A card with something to know. `ok`: ready, done · `notice`: waiting, due soon, refused · `plain`: told quietly. */
export interface NoticeProps {
  readonly tone: "ok" | "notice" | "plain";
  readonly icon?: IconName | undefined;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Small last line, for instance the code of a refusal. */
  readonly code?: ReactNode;
  /** A button inside the card. */
  readonly action?: ReactNode;
  /** `alert`: read out at once · `status`: when there is time · absent: an ordinary part of the page. */
  readonly role?: "alert" | "status";
}

const ICONS = { ok: "check", notice: "notice", plain: "info" } as const;

/** Never by colour alone: tint, icon and words (V23). */
export function Notice({ tone, icon, title, children, code, action, role }: NoticeProps) {
  return (
    <div className={`notice notice-${tone}`} role={role}>
      <Icon name={icon ?? ICONS[tone]} />
      <div className="notice-words">
        {title !== undefined && <p className="notice-title">{title}</p>}
        {children !== undefined && <div>{children}</div>}
        {code !== undefined && <p className="notice-code">{code}</p>}
        {action}
      </div>
    </div>
  );
}
