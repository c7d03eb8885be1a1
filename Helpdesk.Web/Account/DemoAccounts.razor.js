for (const account of document.querySelectorAll("[data-email]")) {
  account.addEventListener("click", () => {
    document.querySelector("[data-testid=login-email]").value = account.dataset.email;
    document.querySelector("[data-testid=login-password]").value = account.dataset.password;
    document.querySelector("[data-testid=login-submit]").focus();
  });
}
