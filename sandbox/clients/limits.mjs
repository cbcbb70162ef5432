// Quotas: HubSpot's client recovers from 429 by itself, node-zendesk shows them. Needs `--limits x10 --hubspot-tier starter`.
// usage: node limits.mjs http://127.0.0.1:8821 http://127.0.0.1:8822
import { Client } from '@hubspot/api-client';
import zendesk from 'node-zendesk';
import { assert, recorder } from './calls.mjs';

const zendeskBase = process.argv[2] ?? 'http://127.0.0.1:8821';
const basePath = process.argv[3] ?? 'http://127.0.0.1:8822';
const { call, finish } = recorder('limits');
const log = console.error;
let retries = 0;
console.error = (text) => {
  retries += /status code \[429\]/.test(text) ? 1 : 0;
};

const hubspot = new Client({
  basePath,
  accessToken: 'hubspot-token',
  numberOfApiCallRetries: 6,
  limiterOptions: { maxConcurrent: 200 },
});
await call('@hubspot/api-client: 130 reads at once where a window takes 100', async () => {
  const pages = await Promise.all(Array.from({ length: 130 }, () => hubspot.crm.owners.ownersApi.getPage()));
  assert.equal(pages.length, 130);
  assert.ok(retries >= 20, `the client retried after 429 ${retries} times`);
});
await call('@hubspot/api-client: 12 searches at once where a window takes 5', async () => {
  retries = 0;
  const search = { filterGroups: [], sorts: [], properties: [], limit: 1, after: '0' };
  const found = await Promise.all(Array.from({ length: 12 }, () => hubspot.crm.companies.searchApi.doSearch(search)));
  assert.equal(found.length, 12);
  assert.ok(retries >= 1, `the client retried after 429 ${retries} times`);
});
console.error = log;

const client = zendesk.createClient({
  username: 'admin@example.com',
  token: 'zendesk-token',
  subdomain: 'sandbox',
  endpointUri: `${zendeskBase}/api/v2`,
  throwOriginalException: true,
});
// node-zendesk gives a 429 back as an Error with statusCode, in the place of the result.
const sample = async () => {
  const { response, result } = await client.organizations.incrementalSample(1);
  return { status: response.status, wait: response.headers.get('retry-after'), result };
};
await call('node-zendesk: exports past their quota are refused, with Retry-After', async () => {
  const answers = [];
  for (let count = 0; count < 11; count += 1) {
    answers.push(await sample());
  }
  const refused = answers.filter(({ status }) => status === 429);
  assert.equal(refused.length, 1, `${refused.length} of 11`);
  assert.ok(Number(refused[0].wait) > 0);
  assert.equal(refused[0].result.statusCode, 429);
});

finish();
