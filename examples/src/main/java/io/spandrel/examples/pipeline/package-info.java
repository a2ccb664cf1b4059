/**
 * The request pipeline of the demo: a program whose requests wait for real things, and which
 * measures those waits itself.
 *
 * <pre>
 *  RequestPipeline (main)
 *    PipelineRun       100 threads, started together; before them a WarmUp, on each of them too
 *      RequestHandler  &#64;Task "request"
 *        Fetch         &#64;Region: reads from SlowServer over a socket
 *        Transform     &#64;Region: Inventory (ReentrantLock) and Ledger (synchronized), both held too long
 *        Enrich        &#64;Region: three Lookups (&#64;Task each) on a pool that is too small
 *        Serialize     &#64;Region: writes a file and forces it to the disk
 * </pre>
 *
 * <p>The regions, and in the place of enrich its lookups, are leaf spans. What the program measures
 * around them ({@link io.spandrel.examples.pipeline.ThreadClocks}) it puts on the same spans
 * ({@link io.spandrel.examples.pipeline.Measurements}), so that whoever gets the spans can compare
 * the breakdown with it.
 */
package io.spandrel.examples.pipeline;
