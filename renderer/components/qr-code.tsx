import { useMemo } from "react";
import { drawQr } from "../phone/qr.ts";

/** A QR code, always dark on white, with its quiet zone; the style sheet sets its size. `label`: alternative text. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const { side, path } = useMemo(() => drawQr(text), [text]);
  return (
    <svg
      className="qr"
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={side} height={side} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  );
}
