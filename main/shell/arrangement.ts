/** Pixels, as Electron counts them. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Size {
  readonly x: number;
  readonly y: number;
}

/** Positions of page and dock in the window. */
export interface Arrangement {
  readonly page: Box;
  /** Scale of the page; 1 = design size. */
  readonly scale: number;
  readonly dock: Box;
}

/** Minimum width of a dock beside an upright page, and minimum height below a wide page. */
const DOCK_LEAST = { beside: 400, below: 200 } as const;
/** Width of a dock with all cards in two columns. */
const DOCK_WIDE = 760;

function isUpright({ width, height }: Size): boolean {
  return height > width;
}

/** Minimum size of the dock. */
function dockSize(design: Size): Size {
  return isUpright(design) ? { width: DOCK_LEAST.beside, height: 0 } : { width: 0, height: DOCK_LEAST.below };
}

function scaleOf(content: Size, design: Size): number {
  const dock = dockSize(design);
  const fitted = Math.min(
    (content.width - dock.width) / design.width,
    (content.height - dock.height) / design.height,
  );
  return Math.min(1, Math.max(fitted, 0.1));
}

/**
 * A development window scales the page down like a picture, so that a laptop shows a terminal's upright screen. The dock gets the
 * rest, beside an upright page and below a wide one.
 * @param content inner size of the window @param design size that the page is made for
 */
export function arrange(content: Size, design: Size): Arrangement {
  const scale = scaleOf(content, design);
  const width = Math.round(design.width * scale);
  const height = Math.round(design.height * scale);
  if (isUpright(design)) {
    const y = Math.max(0, Math.floor((content.height - height) / 2));
    const dock = { x: width, y: 0, width: Math.max(0, content.width - width), height: content.height };
    return { page: { x: 0, y, width, height }, scale, dock };
  }
  const x = Math.max(0, Math.floor((content.width - width) / 2));
  const dock = { x: 0, y: height, width: content.width, height: Math.max(0, content.height - height) };
  return { page: { x, y: 0, width, height }, scale, dock };
}

/** Inner size of a development window: within the desktop, and not larger than needed. */
export function windowSize(desktop: Size, design: Size): Size {
  const scale = scaleOf(desktop, design);
  const width = Math.round(design.width * scale);
  const height = Math.round(design.height * scale);
  if (isUpright(design)) return { width: Math.min(desktop.width, width + DOCK_WIDE), height };
  return { width, height: height + DOCK_LEAST.below };
}
