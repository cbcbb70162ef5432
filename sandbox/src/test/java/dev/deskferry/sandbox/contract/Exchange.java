package dev.deskferry.sandbox.contract;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;

/** A request and what came back. */
public record Exchange(Request request, Reply reply) {}
