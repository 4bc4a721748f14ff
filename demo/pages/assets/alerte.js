// Dit ce que les boutons de la démonstration ont fait. Sans ce script, ils marchent aussi, en silence.
const state = document.querySelector('[data-etat]');
for (const form of document.querySelectorAll('form[data-dit]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const { ok } = await fetch(form.action, { method: 'POST' });
    state.textContent = ok ? form.dataset.dit : 'Le serveur n’a pas répondu, essayez encore.';
  });
}
