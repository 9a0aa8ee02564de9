// The service worker of the study page: without a network it gives the page, its scripts and its
// cards as they were last. It looks after nothing else; what is personal elsewhere is never kept.

const store = 'practicum-study';
const page = new URL(self.registration.scope).pathname;

self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('message', (event) => {
  const { keep } = event.data ?? {};
  if (Array.isArray(keep)) event.waitUntil(keepOnly(keep));
});

self.addEventListener('fetch', (event) => {
  const { method, url } = event.request;
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || origin !== self.location.origin) return;
  if (isAsset(pathname)) event.respondWith(keptOrLoaded(event.request));
  else if (pathname === page) event.respondWith(loadedOrKept(event.request, page));
  else if (pathname === `${page}/cards`) event.respondWith(loadedOrKept(event.request, url));
});

/** What has its hash in its name never changes. */
function isAsset(pathname) {
  return pathname.startsWith('/assets/');
}

/** Fetches what is to be kept, and forgets what no longer belongs to the page. */
async function keepOnly(addresses) {
  const cache = await caches.open(store);
  const wanted = new Set(addresses.map((address) => new URL(address, self.location.origin).href));
  const kept = new Set();
  for (const { url } of await cache.keys()) {
    if (wanted.has(url)) kept.add(url);
    else await cache.delete(url);
  }
  for (const url of wanted) {
    if (!kept.has(url) || !isAsset(new URL(url).pathname)) await loadInto(cache, url, url);
  }
}

async function loadInto(cache, request, name) {
  const response = await fetch(request);
  if (response.ok && !response.redirected) await cache.put(name, response.clone());
  return response;
}

async function keptOrLoaded(request) {
  const kept = await caches.match(request, { cacheName: store });
  return kept ?? fetch(request);
}

async function loadedOrKept(request, name) {
  const cache = await caches.open(store);
  try {
    return await loadInto(cache, request, name);
  } catch (error) {
    const kept = await cache.match(name);
    if (kept === undefined) throw error;
    return kept;
  }
}
