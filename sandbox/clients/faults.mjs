// Bad days: HubSpot's client repeats by itself, node-zendesk leaves it to its caller. Needs `--faults faults.json`.
// usage: node faults.mjs http://127.0.0.1:8821 http://127.0.0.1:8822
import { Client } from '@hubspot/api-client';
import zendesk from 'node-zendesk';
import { assert, recorder } from './calls.mjs';

const zendeskBase = process.argv[2] ?? 'http://127.0.0.1:8821';
const basePath = process.argv[3] ?? 'http://127.0.0.1:8822';
const { call, finish } = recorder('faults');
const client = zendesk.createClient({
  username: 'admin@example.com',
  token: 'zendesk-token',
  subdomain: 'sandbox',
  endpointUri: `${zendeskBase}/api/v2`,
  throwOriginalException: true,
});

/** Repeats until the client brings a result; counts in `met` what it brought or threw instead. */
async function patiently(path, met) {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    try {
      // A copy, because the client takes the query out of the list it is given.
      const { response, result } = await client.ticketexport.get([...path]);
      if (response.status === 200 && !(result instanceof Error)) {
        return result;
      }
      met.add(response.status);
    } catch (error) {
      met.add(error.statusCode ?? error.name);
    }
  }
  throw new Error(`no answer in 20 attempts; met ${[...met].join(', ')}`);
}

await call('node-zendesk: an export and its comments are whole in spite of faults', async () => {
  const met = new Set();
  const seen = new Map();
  let query = { start_time: 1 };
  for (;;) {
    const page = await patiently(['incremental', 'tickets', 'cursor', { ...query, per_page: 10, include: 'comment_count', support_type_scope: 'all' }], met);
    page.tickets.forEach((ticket) => seen.set(ticket.id, ticket));
    if (page.end_of_stream) {
      break;
    }
    query = { cursor: page.after_cursor };
  }
  assert.equal(seen.size, 300);
  const live = [...seen.values()].filter(({ status, comment_count }) => status !== 'deleted' && comment_count < 100);
  for (const { id, comment_count } of live.slice(0, 100)) {
    const page = await patiently(['tickets', id, 'comments', { 'page[size]': 100 }], met);
    assert.equal(page.comments.length, comment_count);
  }
  assert.ok(met.size >= 4, `met ${[...met].join(', ')}`);
});

await call('@hubspot/api-client: sixty creates are sixty records in spite of faults', async () => {
  const log = console.error;
  let retries = 0;
  console.error = () => {
    retries += 1;
  };
  const hubspot = new Client({
    basePath,
    accessToken: 'hubspot-token',
    numberOfApiCallRetries: 6,
    limiterOptions: { maxConcurrent: 6 },
  });
  const people = Array.from({ length: 60 }, (_, index) => ({ email: `p${index}.${Date.now()}@example.com` }));
  const made = await Promise.all(
    people.map((properties) => hubspot.crm.contacts.basicApi.create({ properties, associations: [] })),
  );
  const all = await hubspot.crm.contacts.getAll(20);
  console.error = log;
  assert.ok(retries >= 5, `the client retried ${retries} times`);
  assert.equal(new Set(made.map(({ id }) => id)).size, 60);
  assert.deepEqual(all.map(({ id }) => id).sort(), made.map(({ id }) => id).sort());
});

finish();
