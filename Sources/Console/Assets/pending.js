// Keeps the list of pending requests fresh: every five seconds the same page is fetched and its list put in place. The
// page works without this; a screen reader hears the count, and only when it changed. An unattended page stops asking,
// so that it does not keep its sign-in alive.
"use strict";
(() => {
  const SECONDS_BETWEEN_LOOKS = 5;
  const MINUTES_UNATTENDED = 20;
  const region = document.getElementById("pending");
  const status = document.getElementById("pending-status");
  if (!region || !status) return;
  let count = region.dataset.count;
  let attendedAt = Date.now();
  for (const sign of ["pointermove", "keydown", "focus"]) {
    addEventListener(sign, () => { attendedAt = Date.now(); }, { passive: true });
  }

  const look = async () => {
    if (Date.now() - attendedAt > MINUTES_UNATTENDED * 60000) return;
    if (document.hidden || region.contains(document.activeElement)) return;
    const answer = await fetch(location.href, { credentials: "same-origin", cache: "no-store" });
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("pending");
    if (!fresh || fresh.dataset.count === undefined) return;
    region.replaceChildren(...fresh.childNodes);
    if (fresh.dataset.count === count) return;
    count = fresh.dataset.count;
    status.textContent = count === "1" ? "1 request is waiting." : `${count} requests are waiting.`;
  };
  setInterval(() => { look().catch(() => {}); }, SECONDS_BETWEEN_LOOKS * 1000);
})();
