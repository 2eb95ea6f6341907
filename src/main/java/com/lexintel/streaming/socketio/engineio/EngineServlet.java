package com.lexintel.streaming.socketio.engineio;

import com.lexintel.api.ClientAddress;
import com.lexintel.api.ProblemDetails;
import com.lexintel.api.Refusal;
import com.lexintel.identity.Client;
import com.lexintel.identity.Identity;
import com.lexintel.identity.authentication.Authentication;
import com.lexintel.problem.Problem;
import com.lexintel.problem.ProblemCode;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request of a session: handshakes, polls, what the client sends, and upgrades. */
public final class EngineServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private static final Logger LOG = LoggerFactory.getLogger(EngineServlet.class);

  private final transient Engine engine;
  private final transient EngineHandshake handshake;
  private final transient Authentication authentication;
  private final transient Consumer<Client> admission;

  /**
   * @param admission throws a {@link Problem} for a client that may not open another session
   */
  public EngineServlet(Engine engine, Authentication authentication, Consumer<Client> admission) {
    this.engine = engine;
    this.handshake = new EngineHandshake(engine);
    this.authentication = authentication;
    this.admission = admission;
  }

  /** To be called at the start of the application. */
  public void open(ServletContext context) {
    ServletRegistration.Dynamic servlet = context.addServlet(engine.settings().path(), this);
    servlet.setAsyncSupported(true);
    servlet.addMapping(engine.settings().path() + "*");
    webSockets(context).ifPresent(this::open);
  }

  /** Without it there are polls all the same. */
  private void open(ServerContainer server) {
    try {
      server.addEndpoint(handshake.endpoint(""));
    } catch (DeploymentException | IllegalStateException e) {
      LOG.error("No session of {} can go over a WebSocket", engine.settings().path(), e);
    }
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    response.setHeader("Cache-Control", "no-store");
    try {
      Identity caller =
          authentication.identify(request, response).orElseThrow(Authentication::unauthenticated);
      answer(new Client(caller, ClientAddress.of(request)), request, response);
    } catch (EngineRefusal refused) {
      write(response, HttpServletResponse.SC_BAD_REQUEST, "application/json", refused.json());
    } catch (RuntimeException refused) {
      ProblemDetails.of(Refusal.of(refused)).write(response);
    }
  }

  private void answer(Client client, HttpServletRequest request, HttpServletResponse response)
      throws EngineRefusal, IOException, ServletException {
    EngineRequest call = EngineRequest.of(request);
    if (call.sid() == null) {
      call.refuseBadHandshake();
      admission.accept(client);
      if (call.upgrade()) {
        upgrade(new EngineVisit(client, null), request, response);
      } else {
        poll(engine.open(client, null), request);
      }
      return;
    }
    EngineSession session = engine.of(client, call.sid());
    call.refuseOtherTransport(session.route().onSocket());
    if (call.upgrade()) {
      upgrade(new EngineVisit(client, session), request, response);
    } else if (call.method().equals("GET")) {
      poll(session, request);
    } else if (call.method().equals("POST")) {
      session.push(body(session, request));
      write(response, HttpServletResponse.SC_OK, "text/plain; charset=UTF-8", "ok");
    } else {
      throw new EngineRefusal(EngineRefusal.Code.BAD_REQUEST);
    }
  }

  private static void poll(EngineSession session, HttpServletRequest request) {
    PollAnswer answer =
        new PollAnswer(request.startAsync(), () -> session.end(SessionEnd.CLIENT_LEFT));
    try {
      session.poll(answer::write);
    } catch (EngineRefusal refused) {
      answer.write(HttpServletResponse.SC_BAD_REQUEST, "application/json", refused.json());
    }
  }

  /**
   * @throws Problem {@code body_too_large}; the session has ended
   */
  private String body(EngineSession session, HttpServletRequest request) throws IOException {
    int most = engine.settings().maxPayload();
    byte[] read = request.getInputStream().readNBytes(most + 1);
    if (read.length > most) {
      session.end(SessionEnd.TOO_LARGE);
      throw new Problem(ProblemCode.BODY_TOO_LARGE, "A request may bring " + most + " bytes");
    }
    return new String(read, StandardCharsets.UTF_8);
  }

  private void upgrade(EngineVisit visit, HttpServletRequest request, HttpServletResponse response)
      throws EngineRefusal, IOException, ServletException {
    Optional<ServerContainer> server = webSockets(getServletContext());
    if (server.isEmpty()) {
      throw new EngineRefusal(EngineRefusal.Code.TRANSPORT_UNKNOWN);
    }
    handshake.upgrade(visit, server.get(), request, response);
  }

  private static Optional<ServerContainer> webSockets(ServletContext context) {
    return Optional.ofNullable(context.getAttribute(ServerContainer.class.getName()))
        .map(ServerContainer.class::cast);
  }

  private static void write(HttpServletResponse response, int status, String type, String text)
      throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(type);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
