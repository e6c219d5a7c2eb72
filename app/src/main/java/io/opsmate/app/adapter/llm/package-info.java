/** Language models, through LangChain4j: bounded in time, rounds, tokens and size, whatever a model does. */
@NullMarked
package io.opsmate.app.adapter.llm;

import org.jspecify.annotations.NullMarked;
