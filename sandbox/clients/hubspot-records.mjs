// HubSpot's own client against the sandbox: tickets, links, owners, schemas, files, imports. usage: node hubspot-records.mjs http://127.0.0.1:8822
import { createRequire } from 'node:module';
import { Client } from '@hubspot/api-client';
import { assert, recorder, until } from './calls.mjs';

const basePath = process.argv[2] ?? 'http://127.0.0.1:8822';
const { version } = createRequire(import.meta.url)('@hubspot/api-client/package.json');
const { call, needed, refused, finish } = recorder(`@hubspot/api-client ${version}`);
const hubspot = new Client({ basePath, accessToken: 'hubspot-token', limiterOptions: { maxConcurrent: 6 } });
const { crm, files } = hubspot;
const unique = Date.now().toString(36);
const email = (name) => `${name}.${unique}@example.com`;
const byId = (list, id) => list.find((found) => found.id === id);
const code = (status, category) => (error) => {
  assert.equal(error.code, status);
  assert.equal(error.body?.category, category);
};

// Contacts to link
const [ada, ...people] = await needed('contacts.batchApi.create', async () => {
  const made = await crm.contacts.batchApi.create({
    inputs: Array.from({ length: 62 }, (_, index) => ({ properties: { email: email(`q${index}`) }, associations: [] })),
  });
  return made.results;
});

// Companies, pipelines, tickets
const company = await needed('companies.basicApi.create', () =>
  crm.companies.basicApi.create({ properties: { name: 'Analytical', domain: `${unique}.example` }, associations: [] }),
);
const pipeline = await needed('pipelines.pipelinesApi.create', () =>
  crm.pipelines.pipelinesApi.create('tickets', {
    label: `Proof ${unique}`,
    displayOrder: 5,
    stages: [
      { label: 'Open', displayOrder: 0, metadata: { ticketState: 'OPEN' } },
      { label: 'Closed', displayOrder: 1, metadata: { ticketState: 'CLOSED' } },
    ],
  }),
);
await call('pipelines.pipelinesApi.getAll', async () => {
  assert.ok(byId((await crm.pipelines.pipelinesApi.getAll('tickets')).results, pipeline.id));
});
await call('pipelines.pipelineStagesApi.create', () =>
  crm.pipelines.pipelineStagesApi.create('tickets', pipeline.id, {
    label: 'Waiting', displayOrder: 2, metadata: { ticketState: 'OPEN' },
  }),
);
await call('pipelines.pipelineStagesApi.getAll', async () => {
  assert.equal((await crm.pipelines.pipelineStagesApi.getAll('tickets', pipeline.id)).results.length, 3);
});
await call('pipelines.pipelinesApi.update', () =>
  crm.pipelines.pipelinesApi.update('tickets', pipeline.id, { label: `Proof 2 ${unique}` }),
);
await call('pipelines.pipelineAuditsApi.getAudit', () =>
  crm.pipelines.pipelineAuditsApi.getAudit('tickets', pipeline.id),
);
const ticket = await needed('tickets.basicApi.create, associated', () =>
  crm.tickets.basicApi.create({
    properties: {
      subject: 'Engine jams', hs_pipeline: pipeline.id, hs_pipeline_stage: pipeline.stages[0].id,
    },
    associations: [{ to: { id: ada.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 16 }] }],
  }),
);
await call('tickets.basicApi.getById, associations', async () => {
  const read = await crm.tickets.basicApi.getById(ticket.id, ['subject'], ['hs_pipeline_stage'], ['contacts']);
  assert.equal(read.associations.contacts.results[0].id, ada.id);
  assert.ok(read.propertiesWithHistory.hs_pipeline_stage.length >= 1);
});
await call('tickets.batchApi.update', async () => {
  const moved = await crm.tickets.batchApi.update({
    inputs: [{ id: ticket.id, properties: { hs_pipeline_stage: pipeline.stages[1].id } }],
  });
  assert.equal(moved.results[0].properties.hs_pipeline_stage, pipeline.stages[1].id);
});
await refused(
  'tickets.basicApi.create, no such stage',
  () => crm.tickets.basicApi.create({ properties: { subject: 'x', hs_pipeline_stage: 'nonsense' }, associations: [] }),
  code(400, 'VALIDATION_ERROR'),
);

// Associations
const types = [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 279 }];
const pairs = (from) => ({ inputs: from.map(({ id }) => ({ _from: { id }, to: { id: company.id }, types })) });
await call('associations.v4.basicApi.create', () =>
  crm.associations.v4.basicApi.create('contacts', ada.id, 'companies', company.id, types),
);
await call('associations.v4.basicApi.createDefault', () =>
  crm.associations.v4.basicApi.createDefault('tickets', ticket.id, 'companies', company.id),
);
await call('associations.v4.batchApi.create', async () => {
  const made = await crm.associations.v4.batchApi.create('contacts', 'companies', pairs(people.slice(30, 60)));
  assert.equal(made.results.length, 30);
});
await call('associations.v4.batchApi.createDefault', () =>
  crm.associations.v4.batchApi.createDefault('contacts', 'companies', {
    inputs: [{ _from: { id: people[60].id }, to: { id: company.id } }],
  }),
);
await call('associations.v4.basicApi.getPage', async () => {
  const page = await crm.associations.v4.basicApi.getPage('companies', company.id, 'contacts', undefined, 10);
  assert.equal(page.results.length, 10);
  assert.ok(page.paging.next.after);
});
await call('associations.v4.batchApi.getPage', async () => {
  const read = await crm.associations.v4.batchApi.getPage('contacts', 'companies', {
    inputs: [{ id: people[30].id }, { id: people[31].id }],
  });
  assert.equal(read.results.length, 2);
  assert.equal(String(read.results[0].to[0].toObjectId), company.id);
});
const label = await needed('associations.v4.schema.definitionsApi.create', async () => {
  const made = await crm.associations.v4.schema.definitionsApi.create('contacts', 'companies', {
    name: `advises_${unique}`, label: `Advises ${unique}`,
  });
  return made.results[0];
});
await call('associations.v4.schema.definitionsApi.getAll', async () => {
  const all = await crm.associations.v4.schema.definitionsApi.getAll('contacts', 'companies');
  assert.ok(all.results.some(({ typeId }) => typeId === label.typeId));
});
await call('associations.v4.batchApi.archiveLabels', () =>
  crm.associations.v4.batchApi.archiveLabels('contacts', 'companies', pairs([people[30]])),
);
await call('associations.v4.batchApi.archive', () =>
  crm.associations.v4.batchApi.archive('contacts', 'companies', {
    inputs: [{ _from: { id: people[31].id }, to: [{ id: company.id }] }],
  }),
);
await call('associations.v4.basicApi.archive', () =>
  crm.associations.v4.basicApi.archive('contacts', ada.id, 'companies', company.id),
);

// Owners and custom objects
await call('owners.ownersApi.getPage', async () => {
  const page = await crm.owners.ownersApi.getPage(undefined, undefined, 3, false);
  assert.ok(page.results.length > 0);
  const owner = await crm.owners.ownersApi.getById(Number(page.results[0].id), 'id', false);
  assert.equal(owner.email, page.results[0].email);
});
const machine = await needed('schemas.coreApi.create', () =>
  crm.schemas.coreApi.create({
    name: `machine_${unique}`,
    labels: { singular: `Machine ${unique}`, plural: `Machines ${unique}` },
    primaryDisplayProperty: 'model',
    requiredProperties: ['model'],
    searchableProperties: ['model'],
    secondaryDisplayProperties: [],
    properties: [{ name: 'model', label: 'Model', type: 'string', fieldType: 'text' }],
    associatedObjects: ['CONTACT'],
  }),
);
await call('schemas.coreApi.getAll', async () => {
  assert.ok(byId((await crm.schemas.coreApi.getAll()).results, machine.id));
});
await call('schemas.coreApi.getById', async () => {
  assert.equal((await crm.schemas.coreApi.getById(machine.objectTypeId)).name, machine.name);
});
await call('objects.basicApi.create, custom', async () => {
  const made = await crm.objects.basicApi.create(machine.objectTypeId, { properties: { model: 'M1' }, associations: [] });
  await crm.objects.basicApi.archive(machine.objectTypeId, made.id);
});

// Files, then a note that carries one
const upload = (name, options) =>
  files.filesApi.upload(
    { data: Buffer.from(`content ${unique}`), name }, undefined, `/proof-${unique}`, name, undefined, JSON.stringify(options),
  );
const file = await needed('files.filesApi.upload', () => upload('a.txt', { access: 'PRIVATE' }));
await call('files.filesApi.upload, RETURN_EXISTING', async () => {
  const again = await upload('b.txt', {
    access: 'PRIVATE', duplicateValidationStrategy: 'RETURN_EXISTING', duplicateValidationScope: 'ENTIRE_PORTAL',
  });
  assert.equal(again.id, file.id);
});
await call('files.filesApi.getById', async () => {
  assert.equal((await files.filesApi.getById(file.id)).name, 'a');
});
await call('files.filesApi.getSignedUrl', async () => {
  const signed = await files.filesApi.getSignedUrl(file.id);
  assert.equal(await (await fetch(signed.url)).text(), `content ${unique}`);
});
await call('files.filesApi.doSearch', async () => {
  assert.ok(byId((await files.filesApi.doSearch(undefined, undefined, undefined, 5, undefined, [Number(file.id)])).results, file.id));
});
await call('files.foldersApi.getByPath', () => files.foldersApi.getByPath(`proof-${unique}`));
await call('files.foldersApi.create', () => files.foldersApi.create({ name: `second-${unique}` }));
await call('objects.notes.batchApi.create', async () => {
  const made = await crm.objects.notes.batchApi.create({
    inputs: [
      {
        properties: { hs_timestamp: '2024-01-02T03:04:05Z', hs_note_body: 'See the file', hs_attachment_ids: file.id },
        associations: [{ to: { id: ticket.id }, types: [{ associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 228 }] }],
      },
    ],
  });
  assert.equal(made.results.length, 1);
});
await call('objects.emails.basicApi.create', () =>
  crm.objects.emails.basicApi.create({
    properties: { hs_timestamp: '1700000000000', hs_email_direction: 'INCOMING_EMAIL', hs_email_subject: 'Jam' },
    associations: [],
  }),
);
await call('files.filesApi.archive', () => files.filesApi.archive(file.id));

// Imports
const imported = await needed('imports.coreApi.create', () => {
  const columns = [['Email', 'email'], ['Name', 'firstname']].map(([columnName, propertyName]) => ({
    columnObjectTypeId: '0-1', columnName, propertyName,
  }));
  const request = {
    name: `proof ${unique}`,
    importOperations: { '0-1': 'CREATE' },
    dateFormat: 'DAY_MONTH_YEAR',
    files: [{ fileName: 'people.csv', fileFormat: 'CSV', fileImportPage: { hasHeader: true, columnMappings: columns } }],
  };
  const data = Buffer.from(`Email,Name\n${email('csv')},csv\nnonsense,bad\n`);
  return crm.imports.coreApi.create({ data, name: 'people.csv' }, JSON.stringify(request));
});
await call('imports.coreApi.getById', () =>
  until(() => crm.imports.coreApi.getById(Number(imported.id)), ({ state }) => state === 'DONE'),
);
await call('imports.publicImportsApi.getErrors', async () => {
  const errors = await crm.imports.publicImportsApi.getErrors(Number(imported.id));
  assert.equal(errors.results.length, 1);
});
await call('imports.coreApi.getPage', async () => {
  assert.ok(byId((await crm.imports.coreApi.getPage()).results, imported.id));
});

// The way out, and what the client has no method for
await call('tickets.basicApi.archive', () => crm.tickets.basicApi.archive(ticket.id));
await call('pipelines.pipelinesApi.archive', () => crm.pipelines.pipelinesApi.archive('tickets', pipeline.id));
await call('schemas.coreApi.archive', () => crm.schemas.coreApi.archive(machine.objectTypeId));
await call('apiRequest GET account-info', async () => {
  const details = await (await hubspot.apiRequest({ path: '/account-info/v3/details' })).json();
  assert.ok(details.portalId && details.timeZone);
});
await call('apiRequest POST 2026-03', async () => {
  const reply = await hubspot.apiRequest({
    method: 'POST', path: '/crm/objects/2026-03/contacts/batch/read', body: { inputs: [{ id: ada.id }], properties: ['email'] },
  });
  assert.equal((await reply.json()).results[0].id, ada.id);
});
finish();
