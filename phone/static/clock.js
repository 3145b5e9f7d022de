// The step's clock: counts here, from the seconds that the server says are left.
export function begin(part) {
  const [about, time, said] = part.querySelectorAll("p");
  const [face, words] = time.children;
  const { left: path, minute, over, halted } = part.dataset;
  let beat, shown;

  const start = async () => {
    const timer = about.querySelector("[data-timer]")?.dataset.timer;
    if (timer === shown) return;
    clearInterval(beat);
    shown = timer;
    time.hidden = true;
    if (!timer) return;
    const answer = await fetch(path).catch(() => null);
    const now = await answer?.json().catch(() => null);
    if (shown !== timer) return; // changed meanwhile
    if (!now) {
      shown = undefined;
      setTimeout(start, 3000);
      return;
    }
    if (now.left === null) return;
    run(now);
  };

  const run = ({ left: first, runs }) => {
    const ends = performance.now() + first * 1000;
    let told = first > 60 ? "" : first > 0 ? minute : over;
    const show = () => {
      if (!part.isConnected) return clearInterval(beat);
      const left = runs ? Math.max(0, (ends - performance.now()) / 1000) : first;
      const whole = Math.ceil(left - 0.05), two = (number) => String(number).padStart(2, "0");
      const [h, m, s] = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60];
      face.textContent = h ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
      const state = !runs ? halted : left <= 0 ? over : left <= 60 ? minute : "";
      words.textContent = state === minute ? "" : state;
      if (runs && state && state !== told) said.textContent = told = state;
    };
    time.hidden = false;
    show();
    if (runs) beat = setInterval(show, 250);
  };

  new MutationObserver(start).observe(about, { childList: true });
  start();
}
