/** Opens the menu with the keyboard on its first choice. */
export function open(menu) {
  menu.open = true;
  menu.querySelector(".menu button").focus();
}
