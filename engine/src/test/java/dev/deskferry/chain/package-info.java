/**
 * The whole chain as its users meet it: real processes, real HTTP, real Postgres. What must come
 * out is computed here from the Zendesk side alone and shares no code with the mapping engine.
 */
package dev.deskferry.chain;
