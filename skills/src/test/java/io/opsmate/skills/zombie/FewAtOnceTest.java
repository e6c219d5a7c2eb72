package io.opsmate.skills.zombie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opsmate.skills.kernel.RetriableFailure;
import io.opsmate.skills.ports.CloudInventory;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FewAtOnceTest {
  @Test
  void neverMoreThanTheLimitAskAtOnceAndAllAreAnswered() throws InterruptedException {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(3);
    CountDownLatch go = new CountDownLatch(1);
    ScriptedCloud real = new ScriptedCloud();
    CloudInventory counting = (CloudInventory) Proxy.newProxyInstance(getClass().getClassLoader(),
        new Class<?>[]{CloudInventory.class}, (_, method, arguments) -> {
          most.accumulateAndGet(inside.incrementAndGet(), Math::max);
          full.countDown();
          go.await();
          inside.decrementAndGet();
          return method.invoke(real, arguments);
        });
    FewAtOnce few = new FewAtOnce(counting, 3);
    List<Callable<Object>> work = IntStream.range(0, 20).<Callable<Object>>mapToObj(_ -> few::regions).toList();

    Thread asking = Thread.startVirtualThread(() -> AtOnce.all(work));
    assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
    go.countDown();
    asking.join();

    assertThat(most).hasValue(3);
  }

  @Test
  void answersComeInTheOrderOfTheWork() {
    List<Callable<Integer>> work = IntStream.range(0, 50).<Callable<Integer>>mapToObj(i -> () -> i).toList();

    assertThat(AtOnce.all(work)).isEqualTo(IntStream.range(0, 50).boxed().toList());
  }

  @Test
  void whatTheWorkThrowsComesOutAsItIs() {
    RetriableFailure failure = new RetriableFailure("the network is down", new IllegalStateException());
    List<Callable<String>> work = List.of(() -> "fine", () -> {
      throw failure;
    });

    assertThatThrownBy(() -> AtOnce.all(work)).isSameAs(failure);
  }
}
