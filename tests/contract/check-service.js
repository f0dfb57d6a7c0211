// SPDX-License-Identifier: GPL-3.0-or-later
// A running branch service keeps the contract: every answer is what openapi.yaml says, every event what its schema
// says; once with all behind one address, once with a port for each kind of system.
'use strict';

const crypto = require('crypto');
const { check, finish, isThere, leaveOut, explain, Tally } = require('./contract.js');
const { startBranch, stopBranch, request, openSocket, Document } = require('./service.js');

const program = process.env.LOBBY_BRANCH_PROGRAM;
if (!isThere(program)) leaveOut('there is no lobby-branch in this build');
const document = new Document();
const emitted = document.schemas.get('emitted-event.json');

// One stream's base URL and token, with requests that are held against the document.
class Client {
  constructor(base, token, name) {
    Object.assign(this, { base, token, name });
  }

  async ask(method, pattern, { at = pattern, headers = {}, body, token = this.token } = {}) {
    const all = { ...(token ? { Authorization: `Bearer ${token}` } : {}), ...headers };
    const answer = await request(this.base + at.slice(1), { method, headers: all, body });
    const troubles = document.troubles(method, pattern, answer);
    check(troubles.length === 0, `${this.name} ${method} ${at.split('?')[0]}: ${answer.status} as written`, troubles);
    return answer;
  }

  json(answer) {
    return JSON.parse(answer.body.toString('utf8'));
  }
}

async function checkHealth(client) {
  for (const pattern of ['/v1/health', '/v1/health/live', '/v1/health/ready']) {
    const answer = await client.ask('GET', pattern, { token: null });
    check(answer.status === 200, `${client.name} ${pattern} needs no token`);
  }
}

async function checkDoor(client) {
  for (const pattern of ['/v1/branch', '/v1/snapshot', '/v1/events', '/v1/days']) {
    const without = await client.ask('GET', pattern, { token: null });
    const wrong = await client.ask('GET', pattern, { token: 'wrong' });
    check(without.status === 401 && wrong.status === 401, `${client.name} ${pattern} opens for its token only`);
  }
  const inUrl = await client.ask('GET', '/v1/branch', { at: `/v1/branch?access_token=${client.token}`, token: null });
  check(inUrl.status === 401, `${client.name} takes no token from a URL`);
}

async function checkMe(client) {
  const me = client.json(await client.ask('GET', '/v1/me'));
  check(me.role === 'lobby-manager' && me.rights.includes('counters.ask') && !me.rights.includes('rules.change'),
    `${client.name} says as whom the branch's own secret speaks`, [JSON.stringify(me)]);
  const nobody = await client.ask('GET', '/v1/me', { token: 'wrong' });
  check(nobody.status === 401, `${client.name} says nothing of a token that is none`);
}

// What the token does not grant is a 403, with words of the contract.
async function checkForbidden(client) {
  const id = crypto.randomUUID();
  const answer = await client.ask('POST', '/v1/commands', { headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${id}"` },
    body: JSON.stringify({ id, type: 'customer.assign', data: { visit: 'none', staff: 'none' } }) });
  check(answer.status === 403, `${client.name} does not let a lobby manager re-assign`, [String(answer.status)]);
}

async function checkPicture(client) {
  const branch = await client.ask('GET', '/v1/branch');
  const again = await client.ask('GET', '/v1/branch', { headers: { 'If-None-Match': branch.headers.etag } });
  check(again.status === 304 && again.body.length === 0, `${client.name} says that the branch has not changed`);
  const snapshot = client.json(await client.ask('GET', '/v1/snapshot'));
  check(emitted(snapshot), `${client.name} snapshot is an event of its stream`, explain(emitted.errors));
  check(BigInt(snapshot.sequence) === BigInt(snapshot.data.lastSequence || 0),
    `${client.name} snapshot has the number of its last event`, [`${snapshot.sequence} ${snapshot.data.lastSequence}`]);
  return snapshot;
}

// All events from the first on, page by page.
async function checkHistory(client) {
  const tally = new Tally();
  const events = [];
  let after = 'earliest';
  for (let page = 0; page < 100; page += 1) {
    const answer = await request(`${client.base}v1/events?after=${encodeURIComponent(after)}&limit=500`,
      { headers: { Authorization: `Bearer ${client.token}` } });
    const troubles = document.troubles('GET', '/v1/events', answer);
    if (troubles.length > 0) tally.wrong.push(...troubles);
    if (answer.headers['last-event-id'] !== after) tally.wrong.push(`asked after ${after}, told ${answer.headers['last-event-id']}`);
    const batch = answer.status === 200 ? client.json(answer) : [];
    batch.forEach((event) => tally.take(emitted, event, `${event.type} ${event.sequence}`));
    events.push(...batch);
    if (batch.length < 500) break;
    after = batch[batch.length - 1].id;
  }
  const gaps = events.filter((event, i) => BigInt(event.sequence) !== BigInt(events[0].sequence) + BigInt(i));
  check(tally.wrong.length === 0, `${client.name} history of ${events.length} events is as written`, tally.wrong);
  check(gaps.length === 0, `${client.name} history has no gap`, gaps.map((event) => event.sequence));
  check(new Set(events.map((event) => event.id)).size === events.length, `${client.name} gives no id twice`);
  const last = events.length > 0 ? events[events.length - 1].id : 'earliest';
  const none = await client.ask('GET', '/v1/events', { at: '/v1/events?after=no-such-event' });
  check(none.status !== 200 || none.headers['last-event-id'] !== 'no-such-event', `${client.name} does not pretend to know an id`);
  return { events, last };
}

async function checkSocket(client, last) {
  const url = `${client.base}v1/events?after=${encodeURIComponent(last)}`;
  const socket = await openSocket(url, client.token);
  check(socket.protocol === 'cloudevents.json', `${client.name} speaks cloudevents.json`);
  const hello = JSON.parse(await socket.next());
  check(hello.type === 'org.lobby.stream.hello.v1' && emitted(hello), `${client.name} begins with a hello`, explain(emitted.errors));
  check(hello.data.resumedAfter === last, `${client.name} goes on after the event that was asked for`, [hello.data.resumedAfter, last]);
  const tally = new Tally();
  let heartbeats = 0;
  while (heartbeats === 0) {
    const event = JSON.parse(await socket.next());
    tally.take(emitted, event, event.type);
    if (event.type === 'org.lobby.stream.heartbeat.v1') heartbeats += 1;
  }
  check(tally.wrong.length === 0, `${client.name} ${tally.count} live messages are as written`, tally.wrong);
  return socket;
}

async function refusesWithoutToken(client) {
  const refused = await openSocket(`${client.base}v1/events`, 'wrong').then((socket) => socket.close(), (error) => error.message);
  check(refused === 'no upgrade: 401', `${client.name} opens no WebSocket without its token`, [String(refused)]);
}

async function checkDays(client) {
  const { days } = client.json(await client.ask('GET', '/v1/days'));
  check(days.length > 0, `${client.name} keeps a day`);
  for (const { day } of days.slice(-1)) {
    const answer = await client.ask('GET', '/v1/days/{day}/events', { at: `/v1/days/${day}/events` });
    const tally = new Tally();
    answer.body.toString('utf8').split('\n').filter((line) => line !== '')
      .forEach((line, i) => tally.take(emitted, JSON.parse(line), `line ${i + 1}`));
    check(tally.count > 0 && tally.wrong.length === 0, `${client.name} ${tally.count} lines of ${day} are as written`, tally.wrong);
  }
  const none = await client.ask('GET', '/v1/days/{day}/events', { at: '/v1/days/1999-01-01/events' });
  check(none.status === 404, `${client.name} has no day that it did not live through`);
}

async function checkCommands(client, socket, last, data) {
  const id = crypto.randomUUID();
  const post = (body, key) => client.ask('POST', '/v1/commands', { body: JSON.stringify(body),
    headers: { 'Content-Type': 'application/json', ...(key ? { 'Idempotency-Key': `"${key}"` } : {}) } });
  const command = { id, type: 'counter.ask', data };
  check((await post(command, null)).status === 400, 'a command without a key is a 400');
  check((await post(command, id)).status === 202, 'a command is taken');
  check((await post(command, id)).status === 202, 'the same command is taken again and does nothing');
  check((await post({ ...command, data: { ...data, action: 'close' } }, id)).status === 422, 'the key with another payload is a 422');
  const status = client.json(await client.ask('GET', '/v1/commands/{id}', { at: `/v1/commands/${id}` }));
  check(status.id === id, 'the command can be asked about');
  const none = await client.ask('GET', '/v1/commands/{id}', { at: `/v1/commands/${crypto.randomUUID()}` });
  check(none.status === 404, 'a command that nobody sent is not known');
  for (;;) {
    const event = JSON.parse(await socket.next());
    if (event.causationid !== id) continue;
    check(event.type === 'org.lobby.counter.asked.v1' && emitted(event), 'its effect comes home as an event', [event.type]);
    break;
  }
  const late = crypto.randomUUID();
  const outdated = await client.ask('POST', '/v1/commands', { body: JSON.stringify({ ...command, id: late }),
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${late}"`, 'If-Match': `"${last}"` } });
  check(outdated.status === 412, 'a command on what has changed since is a 412', [String(outdated.status)]);
  const nonsense = await post({ id: crypto.randomUUID(), type: 'counter.explode', data: {} }, crypto.randomUUID());
  check(nonsense.status >= 400 && nonsense.status < 500, 'a command that is none is refused', [String(nonsense.status)]);
}

async function checkIngest(client, service) {
  const post = (type, body) => client.ask('POST', '/v1/ingest', { body: JSON.stringify(body), headers: { 'Content-Type': type } });
  const event = (id, data) => ({ specversion: '1.0', id, source: '/adapters/contract', type: 'org.lobby.ticket.issued.v1',
    time: '2025-11-17T02:42:06Z', data });
  const single = 'application/cloudevents+json';
  const first = client.json(await post(single, event('c-1', { ticket: 'Z901', service })));
  const second = client.json(await post(single, event('c-1', { ticket: 'Z901', service })));
  check(first.accepted === 1 && second.accepted === 0 && second.duplicates === 1, 'an event that is reported twice counts once',
    [JSON.stringify([first, second])]);
  const mixed = client.json(await post('application/cloudevents-batch+json', [event('c-2', { ticket: 'Z902', service }),
    event('c-3', { service }), { ...event('c-4', { ticket: 'Z904', service }), dataclassification: 'C9' }]));
  check(mixed.accepted === 1 && mixed.refused.map((r) => r.index).join() === '1,2', 'what is wrong is refused by name, the rest is taken',
    [JSON.stringify(mixed)]);
  const plain = await client.ask('POST', '/v1/ingest', { body: 'hello', headers: { 'Content-Type': 'text/plain' } });
  check(plain.status === 415 || plain.status === 400, 'text is no event', [String(plain.status)]);
}

async function checkTogether() {
  const branch = await startBranch(program);
  const client = new Client(branch.url, branch.token, 'main:');
  await checkHealth(client);
  await checkDoor(client);
  await checkMe(client);
  await checkForbidden(client);
  const snapshot = await checkPicture(client);
  const { last } = await checkHistory(client);
  const socket = await checkSocket(client, last);
  await refusesWithoutToken(client);
  await checkCommands(client, socket, last, { counter: snapshot.data.branch.counters[0].id, action: 'open', by: 'contract' });
  await checkIngest(client, snapshot.data.branch.services[0].id);
  await checkDays(client);
  socket.close();
  const lost = await request(`${branch.url}v1/nowhere`, { headers: { Authorization: `Bearer ${branch.token}` } });
  check(lost.status === 404 && /problem\+json/.test(lost.headers['content-type']), 'an address that is none is a problem document');
  await stopBranch(branch);
}

async function checkSplit() {
  const branch = await startBranch(program, ['--split']);
  const list = await request(`${branch.url}v1/branch`, { headers: { Authorization: `Bearer ${branch.token}` } });
  const { streams } = JSON.parse(list.body.toString('utf8'));
  check(streams.map((stream) => stream.id).sort().join() === 'customers,devices,feedback,queue', 'each kind of system has a stream',
    streams.map((stream) => `${stream.id} ${stream.url}`));
  for (const stream of streams) {
    const client = new Client(new URL(stream.url.endsWith('/') ? stream.url : `${stream.url}/`, branch.url).href, branch.token, `${stream.id}:`);
    const snapshot = await checkPicture(client);
    check(snapshot.data.areas.join() === stream.areas.join(), `${stream.id} tells of its own areas only`, snapshot.data.areas);
    const { last } = await checkHistory(client);
    const socket = await checkSocket(client, last);
    socket.close();
  }
  await stopBranch(branch);
}

checkTogether().then(checkSplit).then(finish, (error) => {
  check(false, 'the checks came to their end', String(error.stack).split('\n'));
  finish();
});
