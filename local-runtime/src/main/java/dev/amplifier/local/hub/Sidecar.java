package dev.amplifier.local.hub;

import com.google.protobuf.Empty;
import com.google.protobuf.StringValue;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTaskHubRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.CreateTaskHubResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.GetInstanceResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.HistoryEvent;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.PurgeInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.QueryInstancesResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.RaiseEventResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ResumeRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.ResumeResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SuspendRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.SuspendResponse;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateRequest;
import com.microsoft.durabletask.implementation.protobuf.OrchestratorService.TerminateResponse;
import com.microsoft.durabletask.implementation.protobuf.TaskHubSidecarServiceGrpc.TaskHubSidecarServiceImplBase;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The hub over gRPC, as the Durable client library speaks it. */
final class Sidecar extends TaskHubSidecarServiceImplBase {

    private final Orchestrations orchestrations;

    Sidecar(Orchestrations orchestrations) {
        this.orchestrations = orchestrations;
    }

    @Override
    public void hello(Empty request, StreamObserver<Empty> answer) {
        reply(answer, Empty.getDefaultInstance());
    }

    @Override
    public void startInstance(CreateInstanceRequest request, StreamObserver<CreateInstanceResponse> answer) {
        String id = request.getInstanceId().isEmpty() ? UUID.randomUUID().toString() : request.getInstanceId();
        String input = request.hasInput() ? request.getInput().getValue() : null;
        Instant startAt =
                request.hasScheduledStartTimestamp() ? Times.instant(request.getScheduledStartTimestamp()) : null;
        whenDone(
                orchestrations.start(id, request.getName(), input, startAt),
                id,
                answer,
                CreateInstanceResponse.newBuilder().setInstanceId(id).build());
    }

    @Override
    public void getInstance(GetInstanceRequest request, StreamObserver<GetInstanceResponse> answer) {
        with(answer, () -> reply(answer, state(request)));
    }

    @Override
    public void waitForInstanceStart(GetInstanceRequest request, StreamObserver<GetInstanceResponse> answer) {
        await(request, false, answer);
    }

    @Override
    public void waitForInstanceCompletion(GetInstanceRequest request, StreamObserver<GetInstanceResponse> answer) {
        await(request, true, answer);
    }

    @Override
    public void raiseEvent(RaiseEventRequest request, StreamObserver<RaiseEventResponse> answer) {
        String input = request.hasInput() ? request.getInput().getValue() : null;
        send(
                request.getInstanceId(),
                Events.raised(request.getName(), input),
                answer,
                RaiseEventResponse.getDefaultInstance());
    }

    @Override
    public void terminateInstance(TerminateRequest request, StreamObserver<TerminateResponse> answer) {
        String output = request.hasOutput() ? request.getOutput().getValue() : null;
        send(request.getInstanceId(), Events.terminated(output), answer, TerminateResponse.getDefaultInstance());
    }

    @Override
    public void suspendInstance(SuspendRequest request, StreamObserver<SuspendResponse> answer) {
        send(
                request.getInstanceId(),
                Events.suspended(request.getReason().getValue()),
                answer,
                SuspendResponse.getDefaultInstance());
    }

    @Override
    public void resumeInstance(ResumeRequest request, StreamObserver<ResumeResponse> answer) {
        send(
                request.getInstanceId(),
                Events.resumed(request.getReason().getValue()),
                answer,
                ResumeResponse.getDefaultInstance());
    }

    @Override
    public void queryInstances(QueryInstancesRequest request, StreamObserver<QueryInstancesResponse> answer) {
        with(answer, () -> {
            Orchestrations.Page page = orchestrations.query(request.getQuery());
            QueryInstancesResponse.Builder response = QueryInstancesResponse.newBuilder();
            page.rows()
                    .forEach(row -> response.addOrchestrationState(
                            row.state(request.getQuery().getFetchInputsAndOutputs())));
            String next = page.next();
            if (next != null) {
                response.setContinuationToken(StringValue.of(next));
            }
            reply(answer, response.build());
        });
    }

    @Override
    public void purgeInstances(PurgeInstancesRequest request, StreamObserver<PurgeInstancesResponse> answer) {
        with(answer, () -> {
            int gone = request.hasPurgeInstanceFilter()
                    ? orchestrations.purge(request.getPurgeInstanceFilter())
                    : orchestrations.purge(request.getInstanceId());
            reply(
                    answer,
                    PurgeInstancesResponse.newBuilder()
                            .setDeletedInstanceCount(gone)
                            .build());
        });
    }

    @Override
    public void createTaskHub(CreateTaskHubRequest request, StreamObserver<CreateTaskHubResponse> answer) {
        reply(answer, CreateTaskHubResponse.getDefaultInstance());
    }

    private void await(GetInstanceRequest request, boolean end, StreamObserver<GetInstanceResponse> answer) {
        with(answer, () -> {
            CompletableFuture<Void> told = orchestrations.await(request.getInstanceId(), end);
            Context.current().addListener(context -> told.cancel(false), Runnable::run);
            told.thenRun(() -> with(answer, () -> reply(answer, state(request))));
        });
    }

    private GetInstanceResponse state(GetInstanceRequest request) throws SQLException {
        InstanceRow row = orchestrations.find(request.getInstanceId());
        return row == null
                ? GetInstanceResponse.newBuilder().setExists(false).build()
                : GetInstanceResponse.newBuilder()
                        .setExists(true)
                        .setOrchestrationState(row.state(request.getGetInputsAndOutputs()))
                        .build();
    }

    private <T> void send(String id, HistoryEvent event, StreamObserver<T> answer, T response) {
        with(answer, () -> whenDone(orchestrations.send(id, event), id, answer, response));
    }

    private static <T> void whenDone(
            CompletableFuture<Orchestrations.Outcome> outcome, String id, StreamObserver<T> answer, T response) {
        outcome.thenAccept(result -> {
            Status problem = problem(id).apply(result);
            if (problem == null) {
                reply(answer, response);
            } else {
                answer.onError(problem.asRuntimeException());
            }
        });
    }

    /** What an outcome means to a caller. Sending to an instance that has ended is no problem: it may have ended meanwhile. */
    private static Function<Orchestrations.Outcome, @Nullable Status> problem(String id) {
        return outcome -> switch (outcome) {
            case DONE, ENDED -> null;
            case NOT_FOUND -> Status.NOT_FOUND.withDescription("no orchestration has the id '" + id + "'");
            case EXISTS ->
                Status.ALREADY_EXISTS.withDescription("an orchestration with the id '" + id + "' is running already");
            case TOO_LARGE -> Status.INVALID_ARGUMENT.withDescription("the payload is too large");
        };
    }

    private interface Query {
        void run() throws SQLException;
    }

    private static void with(StreamObserver<?> answer, Query query) {
        try {
            query.run();
        } catch (SQLException e) {
            answer.onError(Status.UNAVAILABLE
                    .withDescription("the task hub's database cannot be reached")
                    .withCause(e)
                    .asRuntimeException());
        } catch (IllegalArgumentException e) {
            answer.onError(
                    Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
        }
    }

    private static <T> void reply(StreamObserver<T> answer, T response) {
        answer.onNext(response);
        answer.onCompleted();
    }
}
