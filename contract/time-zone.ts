/** The time zone of all libraries, whatever the terminal's own is set to. */
export const TIME_ZONE = "Asia/Tokyo";
