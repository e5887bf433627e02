/**
 * Opens a blank tab that says what it waits for, or gives `null` where the browser refuses.
 *
 * It must run inside the click: a tab opened after the answer is blocked in WebKit at once and in
 * other engines after some seconds. `noopener` would hide the handle, so the opener is cut by hand.
 */
export function openWaitingTab(text: string): Window | null {
  let tab: Window | null = null
  try {
    tab = window.open('', '_blank')
    if (tab) {
      tab.opener = null
      tab.document.body.textContent = tab.document.title = text
    }
  } catch {
    // Firefox throws, where others give null, in a sandboxed frame that may not open windows.
  }
  return tab
}

/** Follows the link in the tab that waits for it, or else in this one, which stays one step back. */
export function followLink(url: string, tab: Window | null): void {
  if (tab) tab.location.replace(url)
  else window.location.assign(url)
}
