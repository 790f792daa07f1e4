// A certified provider of OpenID Connect (oidc-provider) for the tests of signing in, on this machine alone. Prints its
// address and then lives until its standard input ends, or it is killed. Who one is there is whoever one says:
// POST login=SUBJECT to the page that it leads to.
//
// node provider.mjs REDIRECT_PATH…  (any port of 127.0.0.1 may be led back to)

import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';

import Provider, { interactionPolicy } from 'oidc-provider';

// Whoever signs in has agreed.
const policy = interactionPolicy.base();
policy.remove('consent');

const SECRET = 'a secret that only the test knows';
const key = (type, options, name) => ({
  ...generateKeyPairSync(type, options).privateKey.export({ format: 'jwk' }), ...name, use: 'sig',
});

let provider;
const server = createServer(async (request, response) => {
  try {
    if (!request.url.startsWith('/interaction/')) return await provider.callback()(request, response);
    await provider.interactionDetails(request, response);
    if (request.method !== 'POST') {
      response.setHeader('content-type', 'text/html');
      return response.end('<form method="post"><input name="login"><button>Be this one</button></form>');
    }
    let body = '';
    for await (const part of request) body += part;
    const form = new URLSearchParams(body);
    const result = form.has('login')
      ? { login: { accountId: form.get('login') } }
      : { error: 'access_denied', error_description: 'they changed their mind' };
    await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
  } catch (error) {
    response.statusCode = 500;
    response.end(String(error.stack));
  }
});

server.listen(Number(process.env.PROVIDER_PORT ?? 0), '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  provider = new Provider(issuer, {
    clients: [{
      client_id: 'gsef',
      client_secret: SECRET,
      // Of these any port of this machine is taken (RFC 8252): the server under test has a free one.
      application_type: 'native',
      redirect_uris: process.argv.slice(2).map((path) => `http://127.0.0.1${path}`),
      token_endpoint_auth_method: process.env.PROVIDER_AUTH ?? 'client_secret_basic',
      id_token_signed_response_alg: process.env.PROVIDER_ALG ?? 'RS256',
    }],
    jwks: { keys: [
      key('rsa', { modulusLength: 2048 }, { kid: 'rsa', alg: 'RS256' }),
      key('ec', { namedCurve: 'P-256' }, { kid: 'ec', alg: 'ES256' }),
    ] },
    cookies: { keys: ['of this run'] },
    features: { devInteractions: { enabled: false } },
    interactions: { policy, url: (_, interaction) => `/interaction/${interaction.uid}` },
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({
        clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId,
      });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
    // Everybody has the same address: it must open nothing.
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: 'ana@example.org', email_verified: true, name: `${sub} of the provider` }),
    }),
  });
  provider.on('server_error', (_, error) => console.error(error));
  console.log(issuer);
});

process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
