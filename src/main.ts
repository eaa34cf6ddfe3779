const app = document.getElementById('app');
if (!app) throw new Error('index.html has no #app');
app.textContent = '登陆 Landfall';
