package io.opsmate.app.sandbox.slack.api;

/** One method of the Web API. */
@FunctionalInterface
public interface WebMethod {

  ApiAnswer answer(Call call);
}
