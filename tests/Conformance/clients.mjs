// The official clients behind one small face: call an action, get its answer as the wire has it, or an error with code and status.
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { $OpenApiUtil } = require('@alicloud/openapi-core');
const Ram = require('@alicloud/ram20150501');
const Sts = require('@alicloud/sts20150401');
const Pop = require('@alicloud/pop-core');

export const isSts = action => ['GetCallerIdentity', 'AssumeRole'].includes(action);

/** The generated SDK: ACS3-HMAC-SHA256, every parameter in the query. */
export function sdk(endpoint, key) {
  const config = () => new $OpenApiUtil.Config({
    accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret, securityToken: key.securityToken,
    endpoint: new URL(endpoint).host, protocol: 'http',
  });
  const clients = { ram: new Ram.default(config()), sts: new Sts.default(config()) };
  return async (action, parameters = {}) => {
    const [client, models] = isSts(action) ? [clients.sts, Sts] : [clients.ram, Ram];
    const Request = models[`${action}Request`];
    const method = client[action[0].toLowerCase() + action.slice(1)];
    const request = Request ? [fill(new Request({}), parameters)] : [];
    try {
      const answer = await method.apply(client, request);
      return { status: answer.statusCode, body: wire(answer.body) };
    } catch (error) {
      throw refused(error.code, error.statusCode ?? error.data?.statusCode, error);
    }
  };
}

/** The older SDK: HMAC-SHA1, GET with a query or POST with a form. */
export const pop = method => (endpoint, key) => {
  const clients = Object.fromEntries([['ram', '2015-05-01'], ['sts', '2015-04-01']].map(([name, apiVersion]) => [name, new Pop({
    accessKeyId: key.accessKeyId, accessKeySecret: key.accessKeySecret, securityToken: key.securityToken, endpoint, apiVersion,
  })]));
  return async (action, parameters = {}) => {
    try {
      const body = await clients[isSts(action) ? 'sts' : 'ram'].request(action, flat(parameters), { method, formatParams: false });
      return { status: 200, body };
    } catch (error) {
      throw refused(error.code, error.entry?.response?.statusCode, error);
    }
  };
};

function refused(code, status, cause) {
  return Object.assign(new Error(`${status} ${code}`, { cause }), { code, status });
}

/** A parameter by its wire name, in the model that the SDK made for the action. */
function fill(request, parameters) {
  const names = Object.fromEntries(Object.entries(request.constructor.names()).map(([property, name]) => [name, property]));
  const types = request.constructor.types();
  for (const [name, value] of Object.entries(parameters)) {
    const Item = types[names[name]]?.itemType;
    request[names[name]] = Array.isArray(value) && typeof Item === 'function' ? value.map(item => fill(new Item({}), item)) : value;
  }
  return request;
}

/** A model of the SDK as the wire has it. */
function wire(value) {
  if (Array.isArray(value)) return value.map(wire);
  if (value === null || typeof value !== 'object' || !value.constructor.names) return value;
  const names = value.constructor.names();
  return Object.fromEntries(Object.entries(names).filter(([property]) => value[property] !== undefined).map(([property, name]) => [name, wire(value[property])]));
}

/** Lists and objects as the older SDK sends them by default: Tag.1.Key, TagKeys as one JSON text. */
function flat(parameters) {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) =>
    [name, Array.isArray(value) && value.every(item => typeof item === 'string') ? JSON.stringify(value) : value]));
}

export const clients = [['ram20150501, ACS3-HMAC-SHA256', sdk], ['pop-core, HMAC-SHA1, GET', pop('GET')], ['pop-core, HMAC-SHA1, POST', pop('POST')]];
