#include "app/serve/session.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <boost/asio/buffer.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/core/string.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include <sys/socket.h>
#include <cerrno>
#include <ctime>

namespace app {

namespace {
namespace beast = boost::beast;
namespace http = boost::beast::http;
namespace link = core::services::live_link;
using boost::system::error_code;

constexpr std::uint32_t kLongestHead = 16 * 1024;
constexpr std::size_t kMostDrained = 64U * 1024 * 1024;
constexpr std::chrono::seconds kDrainPatience{2};

/// name: one of Beast's known fields, or in letters.
template <class Name>
std::optional<std::string> fieldOf(const http::fields& fields, Name name) {
  const auto found = fields.find(name);
  return found == fields.end() ? std::nullopt : std::optional(std::string(found->value()));
}

/// The other side has gone, or was too slow and has been left.
bool isGone(const error_code& code) {
  // What is no error is of the system's category, too.
  return code && (code == http::error::end_of_stream || code == http::error::partial_message || code == beast::error::timeout ||
                  code.category() == boost::system::system_category());
}

/// For a line of the log: what a client sent may hold anything.
std::string printable(std::string text) {
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return text.substr(0, 300);
}
}  // namespace

Session::Session(std::shared_ptr<LiveLinkServer::Impl> server, boost::asio::ip::tcp::socket socket)
    : server_(std::move(server)), stream_(std::move(socket)), buffer_(kLongestHead + 64 * 1024), since_(std::chrono::steady_clock::now()) {}

void Session::readHead() {
  state_ = State::Reading;
  head_ = {};
  number_ = 0;
  parser_.emplace();
  parser_->header_limit(kLongestHead);
  parser_->body_limit(server_->options.door.mostBodyBytes);
  stream_.expires_after(server_->options.headPatience);
  http::async_read_header(stream_, buffer_, *parser_, [self = shared_from_this()](error_code code, std::size_t) { self->hadHead(code); });
}

void Session::hadHead(const error_code& code) {
  if (state_ != State::Reading) return;
  since_ = std::chrono::steady_clock::now();
  if (code == http::error::body_limit) {
    // Said by Content-Length; who asks is looked at all the same.
  } else if (code == http::error::header_limit) {
    return refuse({431, "invalid_request", fmt::format("the head of the request is longer than {} bytes", kLongestHead), {}}, After::Close);
  } else if (isGone(code)) {
    return close();
  } else if (code) {
    return refuse({400, "invalid_request", fmt::format("this is no HTTP request: {}", code.message()), {}}, After::Close);
  }
  number_ = server_->nextRequest();
  const auto& message = parser_->get();
  head_.method = std::string(message.method_string());
  head_.target = std::string(message.target());
  head_.host = fieldOf(message, http::field::host).value_or("");
  head_.origin = fieldOf(message, http::field::origin);
  head_.fetchSite = fieldOf(message, "Sec-Fetch-Site");
  head_.authorization = fieldOf(message, http::field::authorization);
  head_.contentType = fieldOf(message, http::field::content_type);
  if (code)
    head_.bodyBytes = server_->options.door.mostBodyBytes + 1;
  else if (const auto length = parser_->content_length())
    head_.bodyBytes = *length;
  auto refusal = link::refusalAtDoor(head_, server_->options.door);
  // A page that may not ask takes nobody's turn; whoever guesses a token does.
  if (!refusal || refusal->status != 403)
    if (auto tooMany = server_->rate.refuses(since_)) refusal = std::move(tooMany);
  if (refusal) return refuse(*refusal, After::Close);
  if (parser_->is_done()) return handle();
  if (beast::iequals(fieldOf(message, http::field::expect).value_or(""), "100-continue")) {
    auto goOn = std::make_shared<http::response<http::empty_body>>(http::status::continue_, 11);
    stream_.expires_after(server_->options.sendPatience);
    http::async_write(stream_, *goOn, [self = shared_from_this(), goOn](error_code wrong, std::size_t) { wrong ? self->close() : self->readBody(); });
    return;
  }
  readBody();
}

void Session::readBody() {
  if (state_ != State::Reading) return;
  stream_.expires_after(server_->options.bodyPatience);
  http::async_read(stream_, buffer_, *parser_, [self = shared_from_this()](error_code code, std::size_t) { self->hadBody(code); });
}

void Session::hadBody(const error_code& code) {
  if (state_ != State::Reading) return;
  if (code == http::error::body_limit) return refuse(link::bodyTooLarge(server_->options.door.mostBodyBytes), After::Close);
  if (code == beast::error::timeout) {
    logLine(408, 0, fmt::format("the body did not come within {} s", std::chrono::duration<double>(server_->options.bodyPatience).count()));
    return close();
  }
  if (isGone(code)) {
    logLine(499, 0, "the client left before its request was whole");
    return close();
  }
  if (code) return refuse({400, "invalid_request", fmt::format("the body cannot be read: {}", code.message()), {}}, After::Close);
  handle();
}

void Session::handle() {
  const auto after = keepsAlive() ? After::GoOn : After::Close;
  if (server_->isStopping) return refuse({503, "model_unavailable", "the server is being stopped", 5}, After::Close);
  if (link::endpointOf(head_) == link::Endpoint::Capabilities) return send(200, "application/json; charset=utf-8", server_->capabilities, after, nullptr, {});
  const auto accept = fieldOf(parser_->get(), http::field::accept).value_or("");
  const auto accepts = accept.find("model/gltf-binary") != std::string::npos ? link::Accepts::BinaryGltf : link::Accepts::JsonGltf;
  auto read = link::readLiveRequest(parser_->get().body(), server_->offer, accepts);
  if (const auto* refusal = std::get_if<link::Refusal>(&read)) return refuse(*refusal, after);
  if (const auto refusal = server_->ask(shared_from_this(), std::get<link::LiveRequest>(std::move(read)))) return refuse(*refusal, after);
}

void Session::waitFor(core::jobs::JobId job) {
  state_ = State::Waiting;
  job_ = job;
  work_.emplace(stream_.get_executor());
  stream_.expires_never();
  watch();
}

void Session::watch() {
  stream_.socket().async_wait(boost::asio::ip::tcp::socket::wait_read, [self = shared_from_this()](error_code code) {
    if (code || self->state_ != State::Waiting) return;
    char next = 0;
    const auto count = ::recv(self->stream_.socket().native_handle(), &next, 1, MSG_PEEK | MSG_DONTWAIT);
    // Another request, sent before this one was answered: it is read afterwards, and its sender is there.
    if (count > 0) return;
    if (count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK || errno == EINTR)) return self->watch();
    self->logLine(499, 0, "the client left before its motion was made");
    self->server_->cancel(self->job_);
    self->close();
  });
}

void Session::answer(LiveJob::Outcome outcome) {
  if (state_ != State::Waiting) return;
  work_.reset();
  error_code ignored;
  stream_.socket().cancel(ignored);
  const auto after = keepsAlive() && !server_->isStopping ? After::GoOn : After::Close;
  if (const auto* refusal = std::get_if<link::Refusal>(&outcome)) return refuse(*refusal, after);
  auto& made = std::get<link::LiveAnswer>(outcome);
  send(200, made.contentType, std::move(made.body), after, nullptr, made.report);
}

void Session::stop() {
  if (state_ == State::Waiting) return server_->cancel(job_);
  if (state_ == State::Reading) close();
}

void Session::refuse(const link::Refusal& refusal, After after) {
  send(static_cast<unsigned>(refusal.status), "application/json; charset=utf-8", link::refusalText(refusal), after, &refusal, {});
}

void Session::send(unsigned status, const std::string& contentType, std::string body, After after, const link::Refusal* refusal, const std::string& report) {
  state_ = State::Sending;
  auto response = std::make_shared<Response>(static_cast<http::status>(status), 11);
  response->set(http::field::server, "Gesto Studio");
  response->set(http::field::content_type, contentType);
  response->set(http::field::cache_control, "no-store");
  response->set("X-Content-Type-Options", "nosniff");
  response->set("X-Request-ID", std::to_string(number_));
  if (!report.empty()) response->set("X-Gesto-Report", report);
  if (parser_ && parser_->get().find("Idempotency-Key") != parser_->get().end()) response->set("Idempotency-Status", "declined");
  if (refusal && refusal->retryAfter) response->set(http::field::retry_after, std::to_string(*refusal->retryAfter));
  if (status == 401) response->set(http::field::www_authenticate, "Bearer");
  if (status == 405) response->set(http::field::allow, link::endpointOf(head_) == link::Endpoint::Capabilities ? "GET" : "POST");
  response->body() = std::move(body);
  response->keep_alive(after == After::GoOn);
  response->prepare_payload();
  logLine(status, response->body().size(), refusal ? refusal->message : std::string());
  stream_.expires_after(server_->options.sendPatience);
  http::async_write(stream_, *response, [self = shared_from_this(), response, after](error_code code, std::size_t) {
    if (code) return self->close();
    if (after == After::Close || self->server_->isStopping) return self->drain();
    self->since_ = std::chrono::steady_clock::now();
    self->readHead();
  });
}

// A connection closed over unread bytes is reset, and the answer with it.
void Session::drain() {
  if (drained_ == 0) {
    error_code ignored;
    stream_.socket().shutdown(boost::asio::ip::tcp::socket::shutdown_send, ignored);
    stream_.expires_after(kDrainPatience);
  }
  stream_.async_read_some(boost::asio::buffer(rest_), [self = shared_from_this()](error_code code, std::size_t count) {
    self->drained_ += count;
    code || self->drained_ > kMostDrained ? self->close() : self->drain();
  });
}

void Session::close() {
  state_ = State::Closed;
  work_.reset();
  stream_.close();
  server_->leave(shared_from_this());
}

void Session::logLine(unsigned status, std::size_t bytes, const std::string& sentence) {
  if (!server_->log) return;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - since_).count();
  const std::string what = head_.method.empty() ? "-" : printable(head_.method + " " + head_.target);
  server_->log(fmt::format("{:%H:%M:%S} {} {} {} {:.2f} s {} bytes{}{}", fmt::localtime(std::time(nullptr)), number_, what, status, seconds, bytes,
                           sentence.empty() ? "" : ": ", printable(sentence)));
}

bool Session::keepsAlive() const { return parser_ && parser_->get().keep_alive(); }

}  // namespace app
