/**
 * Receives OTLP on this machine: traces over gRPC and over HTTP with protobuf bodies, on 127.0.0.1
 * only.
 *
 * <pre>
 *   exporter --gRPC--&gt; GrpcEndpoint --+
 *                                     +--&gt; TraceSink --&gt; the consumer, for example ReceivedSpans
 *   exporter --HTTP--&gt; HttpEndpoint --+
 * </pre>
 *
 * <p>No parameter may be null and no method returns null, unless its documentation says otherwise.
 */
package io.spandrel.receiver;
