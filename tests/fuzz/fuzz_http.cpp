#include "app/serve/live_link_server.h"
#include "core/jobs/job_queue.h"
#include "tests/core/services/live_link_offer.h"
#include "tests/fuzz/fuzz_targets.h"
#include "tests/fuzz/promises.h"
#include "tests/support/fake_generation_service.h"

#include <fmt/format.h>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <nlohmann/json.hpp>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <atomic>
#include <cerrno>

namespace {

namespace live = core::services::live_link;
namespace http = boost::beast::http;

/// Behind each case, so that a server that has read all of it closes the connection at once.
constexpr std::string_view kLast = "GET /capabilities HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
constexpr int kQuietMs = 10, kPatienceMs = 10'000;

/// The server of `gesto serve` over a model that answers with a walk.
class Server {
 public:
  Server() {
    app::LiveLinkOptions options;
    options.perMinute = 1e9;
    options.door.mostBodyBytes = 1U << 20U;
    auto started = app::LiveLinkServer::start(options, live::offer(), {"Gesto Studio"}, service_,
                                              {[this](std::unique_ptr<core::jobs::Job> job) { return queue_.submit(std::move(job), core::jobs::Lane::Compute); },
                                               [this](core::jobs::JobId id) { queue_.cancel(id); }},
                                              [this](const std::string& line) {
                                                for (const char c : line)
                                                  if (static_cast<unsigned char>(c) < 32) hasOddLine = true;
                                              });
    fuzz::require(started.ok(), "no server");
    server_ = std::move(*started);
  }
  std::uint16_t port() const { return server_->port(); }

  std::atomic<bool> hasOddLine = false;

 private:
  test_support::FakeGenerationService service_;
  core::jobs::JobQueue queue_{[](const core::jobs::JobEvent&) {}};
  std::unique_ptr<app::LiveLinkServer> server_;  // first to go
};

/// Sends it all and gives what came until the server closed.
std::string answersTo(std::uint16_t port, std::string_view bytes) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  fuzz::require(::connect(socket, reinterpret_cast<sockaddr*>(&to), sizeof to) == 0, "no connection");
  std::string answers;
  bool isClosed = false;
  for (int quiet = 0; !isClosed && quiet < kPatienceMs;) {
    pollfd ready{socket, static_cast<short>(POLLIN | (bytes.empty() ? 0 : POLLOUT)), 0};
    if (::poll(&ready, 1, kQuietMs) == 0) {
      // It waits for more than there is.
      if (quiet == 0) ::shutdown(socket, SHUT_WR);
      quiet += kQuietMs;
      continue;
    }
    if (ready.revents & POLLOUT) {
      const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
      bytes.remove_prefix(sent > 0 ? static_cast<std::size_t>(sent) : errno == EAGAIN ? 0 : bytes.size());
    }
    if (ready.revents & ~POLLOUT) {
      char came[16384];
      const auto count = ::recv(socket, came, sizeof came, 0);
      isClosed = count <= 0;
      if (count > 0) answers.append(came, static_cast<std::size_t>(count));
    }
  }
  ::close(socket);
  fuzz::require(isClosed, "the server neither answers nor closes");
  return answers;
}

/// Whole answers one behind the other, refusals in JSON; the last may be cut off where the client was too quick to leave.
void requireAnswers(std::string_view answers) {
  while (!answers.empty()) {
    http::response_parser<http::string_body> parser;
    parser.eager(true);
    parser.body_limit(std::uint64_t{64} << 20U);
    boost::system::error_code code;
    const auto used = parser.put(boost::asio::buffer(answers.data(), answers.size()), code);
    if (code == http::error::need_more) return;
    fuzz::require(!code, "what the server sends is no HTTP: " + code.message());
    if (!parser.is_done()) return;
    const auto& answer = parser.get();
    fuzz::require(answer.result_int() < 500 || answer.result_int() == 503, fmt::format("an answer {}: {}", answer.result_int(), answer.body()));
    if (answer.result_int() >= 400) {
      const auto said = nlohmann::json::parse(answer.body(), nullptr, false);
      fuzz::require(said.is_object() && said.contains("error") && said["error"].contains("message"), "a refusal without a sentence: " + answer.body());
    }
    answers.remove_prefix(used);
  }
}

}  // namespace

void fuzz::http(std::string_view bytes) {
  static Server server;
  requireAnswers(answersTo(server.port(), std::string(bytes) + std::string(kLast)));
  require(!server.hasOddLine, "a line of the log that is more than one");
}
