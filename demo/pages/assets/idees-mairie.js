// Dans une vraie mairie, le jeton vient de la connexion de l’agent ; ici, chacun choisit qui il est.
const tokens = { benali: 'mairie-reponse', lescure: 'mairie-espaces-verts' };
const names = { benali: 'Nadia Benali', lescure: 'Bruno Lescure' };
const choice = document.querySelector('[data-agent]');
const settings = document.querySelector('parvis-settings');
const sign = () => {
  settings.user = { name: names[choice.value] };
  settings.token = (url) => (new URL(url).pathname.startsWith('/idees/api/') ? tokens[choice.value] : undefined);
};
choice.addEventListener('change', sign);
sign();
