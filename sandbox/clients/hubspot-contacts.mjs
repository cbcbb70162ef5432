// HubSpot's own client against the sandbox: access, properties, contacts. usage: node hubspot-contacts.mjs http://127.0.0.1:8822
import { createRequire } from 'node:module';
import { Client } from '@hubspot/api-client';
import { assert, recorder, until } from './calls.mjs';

const basePath = process.argv[2] ?? 'http://127.0.0.1:8822';
const { version } = createRequire(import.meta.url)('@hubspot/api-client/package.json');
const { call, needed, refused, finish } = recorder(`@hubspot/api-client ${version}`);
const hubspot = new Client({ basePath, accessToken: 'hubspot-token', limiterOptions: { maxConcurrent: 6 } });
const { crm } = hubspot;
const unique = Date.now().toString(36);
const email = (name) => `${name}.${unique}@example.com`;
const code = (status, category) => (error) => {
  assert.equal(error.code, status);
  assert.equal(error.body?.category, category);
};

// Access
await refused(
  'a wrong token',
  () => new Client({ basePath, accessToken: 'nonsense' }).crm.contacts.basicApi.getPage(),
  code(401, 'INVALID_AUTHENTICATION'),
);

// Properties and groups
await call('properties.groupsApi.create', () =>
  crm.properties.groupsApi.create('contacts', { name: `g_${unique}`, label: 'Proof', displayOrder: -1 }),
);
const sourceKey = `source_key_${unique}`;
const property = await needed('properties.coreApi.create', () =>
  crm.properties.coreApi.create('contacts', {
    name: sourceKey,
    label: 'Source key',
    type: 'string',
    fieldType: 'text',
    groupName: `g_${unique}`,
    hasUniqueValue: true,
  }),
);
assert.ok(property?.createdAt instanceof Date);
await call('properties.batchApi.create', async () => {
  const made = await crm.properties.batchApi.create('tickets', {
    inputs: [
      { name: `tier_${unique}`, label: 'Tier', type: 'enumeration', fieldType: 'select', groupName: 'ticketinformation',
        options: [{ label: 'Gold', value: 'gold', displayOrder: 0, hidden: false }] },
      { name: `age_${unique}`, label: 'Age', type: 'number', fieldType: 'number', groupName: 'ticketinformation' },
    ],
  });
  assert.equal(made.results.length, 2);
});
await call('properties.batchApi.read', async () => {
  const read = await crm.properties.batchApi.read('tickets', {
    archived: false,
    inputs: [{ name: `tier_${unique}` }, { name: 'subject' }],
  });
  assert.equal(read.results.length, 2);
});
await call('properties.coreApi.update', () =>
  crm.properties.coreApi.update('contacts', sourceKey, { label: 'Key of the source' }),
);
await call('properties.coreApi.getByName', async () => {
  assert.equal((await crm.properties.coreApi.getByName('contacts', sourceKey)).label, 'Key of the source');
});
await call('properties.coreApi.getAll', async () => {
  assert.ok((await crm.properties.coreApi.getAll('contacts')).results.some((found) => found.name === sourceKey));
});
await call('properties.groupsApi.getAll', async () => {
  assert.ok((await crm.properties.groupsApi.getAll('contacts')).results.length > 1);
});
await call('properties.batchApi.archive', () =>
  crm.properties.batchApi.archive('tickets', { inputs: [{ name: `age_${unique}` }] }),
);

// Contacts: one by one
const ada = await needed('contacts.basicApi.create', () =>
  crm.contacts.basicApi.create({ properties: { email: email('Ada'), firstname: 'Ada', [sourceKey]: 'ada' }, associations: [] }),
);
await refused(
  'contacts.basicApi.create, address taken',
  () => crm.contacts.basicApi.create({ properties: { email: email('ada') }, associations: [] }),
  (error) => {
    code(409, 'CONFLICT')(error);
    assert.match(error.body.message, new RegExp(`Existing ID: ${ada.id}`));
  },
);
await refused(
  'contacts.basicApi.create, no such property',
  () => crm.contacts.basicApi.create({ properties: { nonsense: '1' }, associations: [] }),
  code(400, 'VALIDATION_ERROR'),
);
await call('contacts.basicApi.getById', async () => {
  const read = await crm.contacts.basicApi.getById(ada.id, ['email', 'firstname'], undefined, ['companies']);
  assert.equal(read.properties.email, email('ada'));
  assert.ok(read.createdAt instanceof Date && !Number.isNaN(read.createdAt.getTime()));
});
await call('contacts.basicApi.getById, by email', async () => {
  const read = await crm.contacts.basicApi.getById(email('ada'), ['email'], undefined, undefined, false, 'email');
  assert.equal(read.id, ada.id);
});
await call('contacts.basicApi.update', async () => {
  const changed = await crm.contacts.basicApi.update(ada.id, { properties: { lastname: 'Lovelace' } });
  assert.equal(changed.properties.lastname, 'Lovelace');
});
await refused('contacts.basicApi.getById, unknown', () => crm.contacts.basicApi.getById('1'), (error) => {
  assert.equal(error.code, 404);
});

// Contacts: batches
const people = await needed('contacts.batchApi.create', async () => {
  const names = Array.from({ length: 100 }, (_, index) => `p${index}`);
  const made = await crm.contacts.batchApi.create({
    inputs: names.map((name) => ({ properties: { email: email(name), [sourceKey]: name }, associations: [] })),
  });
  assert.equal(made.status, 'COMPLETE');
  assert.equal(made.results.length, 100);
  assert.ok(made.startedAt instanceof Date);
  return made.results;
});
await call('contacts.batchApi.create, 207', async () => {
  const made = await crm.contacts.batchApi.create({
    inputs: [
      { objectWriteTraceId: 'good', properties: { email: email('good') }, associations: [] },
      { objectWriteTraceId: 'bad', properties: { email: 'nonsense' }, associations: [] },
    ],
  });
  assert.equal(made.results.length, 1);
  assert.equal(made.numErrors, 1);
  assert.deepEqual(made.errors[0].context.objectWriteTraceId, ['bad']);
});
await refused(
  'contacts.batchApi.create, 101 inputs',
  () => crm.contacts.batchApi.create({ inputs: Array.from({ length: 101 }, () => ({ properties: {}, associations: [] })) }),
  code(400, 'VALIDATION_ERROR'),
);
await call('contacts.batchApi.read', async () => {
  const read = await crm.contacts.batchApi.read({
    idProperty: sourceKey,
    inputs: [{ id: 'p1' }, { id: 'p2' }, { id: 'absent' }],
    properties: ['email'],
    propertiesWithHistory: [],
  });
  assert.equal(read.results.length, 2);
  assert.equal(read.numErrors, 1);
});
await call('contacts.batchApi.update', async () => {
  const changed = await crm.contacts.batchApi.update({
    inputs: people.slice(0, 10).map(({ id }) => ({ id, properties: { firstname: 'Changed' } })),
  });
  assert.equal(changed.results.length, 10);
});
await call('contacts.batchApi.upsert', async () => {
  const written = await crm.contacts.batchApi.upsert({
    inputs: [
      { idProperty: sourceKey, id: 'p3', properties: { firstname: 'Third' } },
      { idProperty: sourceKey, id: `new`, properties: { email: email('new') } },
    ],
  });
  assert.deepEqual(written.results.map((result) => result._new).sort(), [false, true]);
});
await call('contacts.getAll', async () => {
  const all = await crm.contacts.getAll(40, undefined, ['email']);
  assert.ok(all.length >= 103);
  assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
});
await call('contacts.searchApi.doSearch', () =>
  until(
    () =>
      crm.contacts.searchApi.doSearch({
        query: undefined,
        filterGroups: [{ filters: [{ propertyName: sourceKey, operator: 'IN', values: ['p1', 'p2', 'p3'] }] }],
        sorts: ['-createdate'],
        properties: ['email'],
        limit: 2,
        after: '0',
      }),
    (page) => page.total === 3 && page.results.length === 2 && page.paging.next.after === '2',
  ),
);
await call('contacts.batchApi.archive', () =>
  crm.contacts.batchApi.archive({ inputs: people.slice(90).map(({ id }) => ({ id })) }),
);
await call('contacts.basicApi.getPage, archived', async () => {
  const page = await crm.contacts.basicApi.getPage(20, undefined, ['email'], undefined, undefined, true);
  assert.ok(page.results.length >= 10 && page.results.every(({ archived }) => archived));
});
await call('contacts.basicApi.merge', async () => {
  const [kept, lost] = people;
  const merged = await crm.contacts.basicApi.merge({ primaryObjectId: kept.id, objectIdToMerge: lost.id });
  assert.ok(merged.id);
});
await call('contacts.basicApi.purge', () => crm.contacts.basicApi.purge({ objectId: people[20].id }));

await call('properties.coreApi.archive', () => crm.properties.coreApi.archive('contacts', sourceKey));

finish();
