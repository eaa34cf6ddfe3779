import type { ServerResponse } from 'node:http';
import type { Connect, Plugin } from 'vite';

/**
 * What the page may load and run. Styles are constructable sheets and map data is fetched, so nothing inline is needed;
 * WebAssembly needs its own word. The policy is the same while developing, or a breach would be found too late.
 */
const policy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'none'",
].join('; ');

/** The headers every answer carries; COOP and COEP together give the page SharedArrayBuffer and exact timers. */
export const securityHeaders: Readonly<Record<string, string>> = {
  'Content-Security-Policy': policy,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
};

const sendHeaders: Connect.NextHandleFunction = (_request, response: ServerResponse, next) => {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  next();
};

/** Puts the headers on every answer of `vite` and `vite preview`, refusals included. */
export function headers(): Plugin {
  return {
    name: 'landfall:headers',
    configureServer: (server) => void server.middlewares.use(sendHeaders),
    configurePreviewServer: (server) => void server.middlewares.use(sendHeaders),
  };
}
