/** R22: the content security policy. No inline code, no eval, no worker, no frame, no foreign address. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "media-src 'self'",
  "connect-src 'self'",
  "worker-src 'none'",
  "frame-src 'none'",
  "object-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  // No modals, popups or downloads (R27, R28, R30). Forms: `submit` events need the flag, `form-action` stops
  // the submission itself.
  "sandbox allow-scripts allow-same-origin allow-forms",
].join("; ");

/** R23: disabled features of the web platform; an empty list allows nobody. */
const FEATURES = [
  "accelerometer",
  "ambient-light-sensor",
  "attribution-reporting",
  "autoplay",
  "bluetooth",
  "browsing-topics",
  "camera",
  "clipboard-read",
  "clipboard-write",
  "compute-pressure",
  "display-capture",
  "encrypted-media",
  "fullscreen",
  "gamepad",
  "geolocation",
  "gyroscope",
  "hid",
  "identity-credentials-get",
  "idle-detection",
  "join-ad-interest-group",
  "keyboard-map",
  "local-fonts",
  "magnetometer",
  "microphone",
  "midi",
  "otp-credentials",
  "payment",
  "picture-in-picture",
  "private-state-token-issuance",
  "publickey-credentials-create",
  "publickey-credentials-get",
  "run-ad-auction",
  "screen-wake-lock",
  "serial",
  "shared-storage",
  "storage-access",
  "sync-xhr",
  "unload",
  "usb",
  "web-share",
  "window-management",
  "xr-spatial-tracking",
] as const;

/**
 * Headers of every document. No `cross-origin-opener-policy`: nothing opens our pages and they open nothing (R7), but for it Chromium
 * would give each page a second process, once the answer is there.
 */
export const DOCUMENT_HEADERS: Readonly<Record<string, string>> = {
  "content-security-policy": CONTENT_SECURITY_POLICY,
  "permissions-policy": FEATURES.map((feature) => `${feature}=()`).join(", "),
  "cross-origin-resource-policy": "same-origin",
};

/** Headers of every answer. No HTTP caching: the files are local. */
export const COMMON_HEADERS: Readonly<Record<string, string>> = {
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
};
