package io.opsmate.app.sandbox.slack.api;

/** {@code apps.connections.open}: an address at which one connection of Socket Mode may be opened. */
@FunctionalInterface
public interface SocketTickets extends WebMethod {}
