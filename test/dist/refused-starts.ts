/** How the session starts it. */
export const AS_STARTED = [
  "--settings=/etc/shiori/settings.json",
  "--state=/var/lib/shiori",
  "--user-data-dir=/run/shiori/profile",
];

/** Words with which the shipped program does not start (R61, R96). */
export const REFUSED_WORDS = [
  "--remote-debugging-port=0",
  "--remote-debugging-port=9222",
  "--remote-debugging-pipe",
  "--inspect",
  "--inspect=0.0.0.0:9229",
  "--inspect-brk",
  "--enable-logging",
  "--enable-logging=file",
  "--log-file=/run/shiori/page.log",
  "--log-net-log=/run/shiori/net.json",
  "--ssl-key-log-file=/run/shiori/keys",
  "--v=1",
  "--no-sandbox",
  "--disable-web-security",
  "--load-extension=/run/shiori",
  "--proxy-server=127.0.0.1:3128",
  "--host-resolver-rules=MAP * 127.0.0.1",
  "--js-flags=--expose-gc",
  "--dock=/etc/passwd",
  "https://library.example/",
  "/etc/passwd",
] as const;

/** Variables under which it does not start (R61). */
export const REFUSED_VARIABLES = [
  "ELECTRON_ENABLE_LOGGING=1",
  "ELECTRON_LOG_FILE=/run/shiori/page.log",
  "SSLKEYLOGFILE=/run/shiori/keys",
  "NODE_TLS_REJECT_UNAUTHORIZED=0",
  "NODE_DEBUG=tls",
  "GTK_MODULES=gail",
  "GTK_DEBUG=interactive",
] as const;
