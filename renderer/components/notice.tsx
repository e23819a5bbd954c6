import type { ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** A card with information. `ok`: ready, done · `notice`: waiting, due soon, refused · `plain`: unobtrusive. */
export interface NoticeProps {
  readonly tone: "ok" | "notice" | "plain";
  readonly icon?: IconName | undefined;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  /** Small last line, for instance the code of a refusal. */
  readonly code?: ReactNode;
  /** A button inside the card. */
  readonly action?: ReactNode;
  /** `alert`: announced at once · `status`: announced politely · absent: a normal part of the page. */
  readonly role?: "alert" | "status";
}

const ICONS = { ok: "check", notice: "notice", plain: "info" } as const;

/** Meaning is never by colour alone: tint, icon and text (V23). */
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
