package io.spandrel.receiver;

import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets a fixed number of calls in, over all connections, and answers the others UNAVAILABLE, which
 * exporters retry. A call has its slot from its headers to its end, because its message takes
 * memory while it arrives.
 */
final class GrpcRequestSlots implements ServerInterceptor {
  private final Semaphore slots;

  GrpcRequestSlots(int count) {
    this.slots = new Semaphore(count);
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (!slots.tryAcquire()) {
      call.close(
          Status.UNAVAILABLE.withDescription("too many requests at once, try again later"),
          new Metadata());
      return new ServerCall.Listener<>() {};
    }
    AtomicBoolean held = new AtomicBoolean(true);
    try {
      return new SlotListener<>(next.startCall(call, headers), held);
    } catch (RuntimeException | Error e) {
      release(held);
      throw e;
    }
  }

  private void release(AtomicBoolean held) {
    if (held.getAndSet(false)) {
      slots.release();
    }
  }

  private final class SlotListener<Q> extends SimpleForwardingServerCallListener<Q> {
    private final AtomicBoolean held;

    SlotListener(ServerCall.Listener<Q> delegate, AtomicBoolean held) {
      super(delegate);
      this.held = held;
    }

    @Override
    public void onComplete() {
      release(held);
      super.onComplete();
    }

    @Override
    public void onCancel() {
      release(held);
      super.onCancel();
    }
  }
}
