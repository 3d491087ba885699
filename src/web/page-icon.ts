/** The sign in the browser's tab: three things joined, as SVG. */
export const PAGE_ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path d="M8 23 16 8l8 15z" fill="none" stroke="#a8420b" stroke-width="3"/><g fill="#a8420b"><circle cx="16" cy="8" r="5"/><circle cx="8" cy="23" r="5"/><circle cx="24" cy="23" r="5"/></g></svg>';
