// node-zendesk against the sandbox. usage: node zendesk.mjs http://127.0.0.1:8821
import { createRequire } from 'node:module';
import zendesk from 'node-zendesk';
import { assert, recorder } from './calls.mjs';

const base = process.argv[2] ?? 'http://127.0.0.1:8821';
const packageFile = createRequire(import.meta.url).resolve('node-zendesk').replace(/dist.*/, 'package.json');
const { version } = createRequire(import.meta.url)(packageFile);
const { call, needed, refused, finish } = recorder(`node-zendesk ${version}`);
const settings = {
  username: 'admin@example.com',
  token: 'zendesk-token',
  subdomain: 'sandbox',
  endpointUri: `${base}/api/v2`,
  throwOriginalException: true,
};
const client = zendesk.createClient(settings);
const help = zendesk.createClient({ ...settings, endpointUri: `${base}/api/v2/help_center` }).helpcenter;
const distinct = (list) => assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
const status = (code) => (error) => assert.equal(error.statusCode, code, error.message);
const some = (list) => {
  assert.ok(Array.isArray(list) && list.length > 0, 'a list that is not empty');
  return list;
};

// Access
await refused(
  'a wrong token',
  () => zendesk.createClient({ ...settings, token: 'nonsense' }).tickets.list(),
  status(401),
);
await call('users.me', async () => {
  const { result } = await client.users.me();
  assert.equal(result.email, 'admin@example.com');
  assert.equal(result.role, 'admin');
});
await call('users.me, OAuth', async () => {
  const oauth = zendesk.createClient({ ...settings, oauth: true, token: 'zendesk-oauth-token' });
  assert.ok((await oauth.users.me()).result.id);
});

// Tickets
const tickets = await needed('tickets.list, all pages', async () => {
  const list = some(await client.tickets.list());
  distinct(list);
  assert.ok(list.length > 100, `more than a page, found ${list.length}`);
  return list;
});
const ticket = tickets.find(({ requester_id, organization_id }) => requester_id && organization_id);
await call('tickets.show', async () => {
  const { result, response } = await client.tickets.show(ticket.id);
  assert.equal(response.status, 200);
  assert.equal(result.id, ticket.id);
  assert.ok(Array.isArray(result.custom_fields));
});
await refused('tickets.show, unknown', () => client.tickets.show(999_999_999), status(404));
await call('tickets.showMany', async () => {
  const ids = tickets.slice(0, 50).map(({ id }) => id);
  assert.equal((await client.tickets.showMany(ids)).result.length, 50);
});
await call('tickets.listByOrganization', async () => some(await client.tickets.listByOrganization(ticket.organization_id)));
await call('tickets.listByUserRequested', async () => some(await client.tickets.listByUserRequested(ticket.requester_id)));
await call('tickets.listRecent', () => client.tickets.listRecent());
await call('tickets.listAssigned', () => client.tickets.listAssigned(ticket.assignee_id ?? ticket.requester_id));
await call('tickets.listByUserCCD', () => client.tickets.listByUserCCD(ticket.requester_id));
await call('tickets.listIncidents', () => client.tickets.listIncidents(ticket.id));
await call('tickets.listCollaborators', () => client.tickets.listCollaborators(ticket.id));
await call('tickets.getComments', async () => {
  const comments = some(await client.tickets.getComments(ticket.id)).flatMap((page) => page.comments ?? page);
  assert.ok(comments.every(({ author_id, body }) => author_id && typeof body === 'string'));
});
await call('tickets.listMetrics', async () => {
  assert.ok((await client.tickets.listMetrics(ticket.id)).result);
});
await call('tickets.exportAudit', async () => some(await client.tickets.exportAudit(ticket.id)));
await call('ticketaudits.list', async () => some(await client.ticketaudits.list(ticket.id)));
await call('tickets with side-loaded users', async () => {
  const loaded = zendesk.createClient(settings).tickets;
  loaded.setSideLoad(['users', 'groups', 'organizations']);
  const { result } = await loaded.showMany([ticket.id]);
  assert.ok(result);
});

// Incremental exports
await call('tickets.incremental', async () => some(await client.tickets.incremental(1)));
await call('incremental/tickets/cursor, all pages', async () => {
  // ticketexport.exportCursor without a cursor sends the text "undefined" as one, so the plain get is used.
  const seen = new Set();
  let query = { start_time: 1 };
  for (;;) {
    const { result } = await client.ticketexport.get(['incremental', 'tickets', 'cursor', { ...query, per_page: 200 }]);
    result.tickets.forEach(({ id }) => seen.add(id));
    if (result.end_of_stream) {
      break;
    }
    query = { cursor: result.after_cursor };
  }
  assert.ok(seen.size > tickets.length, 'archived tickets too');
});
await call('ticketexport.exportCursor, from a cursor', async () => {
  const first = await client.ticketexport.get(['incremental', 'tickets', 'cursor', { start_time: 1, per_page: 200 }]);
  const { result } = await client.ticketexport.exportCursor(1, first.result.after_cursor);
  assert.equal(typeof result.end_of_stream, 'boolean');
});
await call('tickets.incrementalInclude users', async () => some(await client.tickets.incrementalInclude(1, 'users')));
await call('ticketevents.incrementalInclude comment_events', async () =>
  some(await client.ticketevents.incrementalInclude(1, 'comment_events')),
);
await call('users.incremental', async () => some(await client.users.incremental(1)));
await call('users.incrementalInclude identities', async () => some(await client.users.incrementalInclude(1, 'identities')));
await call('organizations.incremental', async () => some(await client.organizations.incremental(1)));
await call('organizations.incrementalSample', () => client.organizations.incrementalSample(1));

// People
const users = await needed('users.list, all pages', async () => {
  const list = some(await client.users.list());
  distinct(list);
  return list;
});
await call('users.show', async () => assert.equal((await client.users.show(users[0].id)).result.id, users[0].id));
await call('users.showMany', async () => {
  assert.equal((await client.users.showMany(users.slice(0, 100).map(({ id }) => id))).result.length, Math.min(100, users.length));
});
await call('users.listByOrganization', async () => some(await client.users.listByOrganization(ticket.organization_id)));
await call('useridentities.list', async () => some(await client.useridentities.list(users[0].id)));
const organizations = await needed('organizations.list, all pages', async () => {
  const list = some(await client.organizations.list());
  distinct(list);
  return list;
});
await call('organizations.show', () => client.organizations.show(organizations[0].id));
await call('organizations.showMany', () => client.organizations.showMany(organizations.slice(0, 5).map(({ id }) => id)));
await call('groups.count', async () => assert.ok((await client.groups.count()).result.count.value > 0));
await call('organizations.autocomplete', async () =>
  some(await client.organizations.autocomplete({ name: organizations[0].name.slice(0, 3) })),
);
await call('organizations.listByUser', () => client.organizations.listByUser(ticket.requester_id));
await call('organizationmemberships.list', async () => some(await client.organizationmemberships.list()));
await call('groups.list', async () => some(await client.groups.list()));
await call('groupmemberships.list', async () => some(await client.groupmemberships.list()));

// Settings
await call('ticketfields.list', async () => some(await client.ticketfields.list()));
await call('ticketfields.listOptions', async () => {
  const fields = await client.ticketfields.list();
  const tagger = fields.find(({ type }) => type === 'tagger');
  await client.ticketfields.listOptions(tagger.id);
});
await call('userfields.list', async () => some(await client.userfields.list()));
await call('organizationfields.list', async () => some(await client.organizationfields.list()));
await call('ticketforms.list', async () => some(await client.ticketforms.list()));
await call('brand.list', async () => some((await client.brand.list()).result));
await call('macros.list', async () => some(await client.macros.list()));
await call('macros.listActive', () => client.macros.listActive());
await call('views.listActive', async () => some(await client.views.listActive()));
await call('triggers.list', async () => some(await client.triggers.list()));
await call('automations.list', async () => some(await client.automations.list()));
await call('policies.list', async () => some(await client.policies.list()));
await call('satisfactionratings.list', async () => some(await client.satisfactionratings.list()));
await call('ticketmetrics.listAll', async () => some(await client.ticketmetrics.listAll()));
const views = await needed('views.list', async () => some(await client.views.list()));
await call('views.execute', () => client.views.execute(views[0].id, {}));
await call('views.tickets', () => client.views.tickets(views[0].id));
await call('views.showCount', () => client.views.showCount(views[0].id));
await call('sideconversations.list', () => client.sideconversations.list(ticket.id));

// Search
await call('search.query', async () => {
  const { result } = await client.search.query('type:ticket status:open');
  assert.ok(result.length > 0);
});
await call('search.queryAll', async () => distinct(await client.search.queryAll('type:ticket status<solved')));
await call('search.showResultsCount', async () => {
  const { result } = await client.search.showResultsCount('type:ticket status:closed');
  assert.ok((result.count ?? result) > 0);
});
await call('search.exportResults', async () => distinct(some(await client.search.exportResults('status:closed', 'ticket', 20))));

// Files
await call('attachments.show, and its content', async () => {
  for (const { id } of tickets) {
    const pages = await client.tickets.getComments(id);
    const attachment = pages.flatMap((page) => page.comments ?? page).flatMap(({ attachments }) => attachments)
      .find(({ malware_scan_result, size }) => size > 0 && malware_scan_result !== 'malware_found');
    if (attachment) {
      const { result } = await client.attachments.show(attachment.id);
      const shown = result.attachment ?? result;
      assert.equal(shown.id, attachment.id);
      const file = await fetch(shown.content_url, {
        headers: { Authorization: `Basic ${btoa('admin@example.com/token:zendesk-token')}` },
      });
      assert.equal((await file.arrayBuffer()).byteLength, shown.size);
      return;
    }
  }
  throw new Error('no ticket has an attachment');
});

// Help Center
const articles = await needed('helpcenter.articles.list', async () => {
  const list = some(await help.articles.list());
  distinct(list);
  return list;
});
await call('helpcenter.articles.show', () => help.articles.show(articles[0].id));
await call('helpcenter.translations.listByArticle', async () => some(await help.translations.listByArticle(articles[0].id)));
await call('helpcenter.sections.list', async () => some(await help.sections.list()));
await call('helpcenter.categories.list', async () => some(await help.categories.list()));

finish();
