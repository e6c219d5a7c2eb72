package io.opsmate.app.adapter.llm;

import dev.langchain4j.model.bedrock.BedrockStreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import io.opsmate.skills.advice.Budget;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClientBuilder;

/** Models in Amazon Bedrock, by its Converse API, with the AWS SDK's own credentials and region. */
public final class Bedrock {
  /** A second line of defence; whoever calls has a shorter one. */
  private static final Duration ANSWER = Duration.ofMinutes(5);

  private static final Duration CONNECT = Duration.ofSeconds(5);

  private Bedrock() {}

  /** @param models ids of models or inference profiles: the model, and those that stand in for it */
  public static Provider provider(List<String> models) {
    return provider(BedrockRuntimeAsyncClient.builder(), Optional.empty(), models);
  }

  /** With which status the service refused, if that is what was thrown. */
  static OptionalInt status(Throwable thrown) {
    return thrown instanceof SdkServiceException refusal ? OptionalInt.of(refusal.statusCode()) : OptionalInt.empty();
  }

  static Provider provider(BedrockRuntimeAsyncClientBuilder builder, Optional<URI> endpoint, List<String> models) {
    endpoint.ifPresent(builder::endpointOverride);
    BedrockRuntimeAsyncClient client = builder
        .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1).connectionTimeout(CONNECT))
        .overrideConfiguration(call -> call.apiCallTimeout(ANSWER).retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
    return new Provider("Amazon Bedrock", models.stream()
        .map(name -> new Provider.Model(name,
            BedrockStreamingChatModel.builder()
                .client(new BedrockEvents(client))
                .modelId(name)
                .defaultRequestParameters(ChatRequestParameters.builder()
                    .maxOutputTokens(Budget.LONGEST_ANSWER)
                    .build())
                .build()))
        .toList(), true, client::close);
  }
}
