// Null when the person says no, or nobody knows.
export const here = () => new Promise(tell => {
  if (!navigator.geolocation) return tell(null);
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => tell(`${coords.latitude.toFixed(6)}, ${coords.longitude.toFixed(6)}`), () => tell(null), { timeout: 10_000 });
});
