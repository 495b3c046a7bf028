#include "app/serve/live_job.h"
#include "app/serve/server_core.h"
#include "app/serve/session.h"
#include "core/services/live_link/capabilities.h"

#include <fmt/format.h>
#include <boost/asio/post.hpp>

#include <chrono>

namespace app {

namespace {
namespace asio = boost::asio;
namespace link = core::services::live_link;
using boost::system::error_code;

constexpr std::chrono::milliseconds kPause{100};  // before accepting again, where the system has no room for another connection
constexpr std::chrono::seconds kGrace{5};         // for connections to be closed in order
}  // namespace

LiveLinkServer::Impl::Impl(const LiveLinkOptions& given, link::Offer offered, link::Answerer answerer, core::services::GenerationService& service, Lane lane, Log logged)
    : options(given),
      offer(std::move(offered)),
      capabilities(link::capabilitiesText(offer, answerer.program)),
      rate(given.perMinute),
      log(std::move(logged)),
      answerer_(std::move(answerer)),
      service_(service),
      lane_(std::move(lane)) {}

core::Result<void> LiveLinkServer::Impl::start() {
  const Tcp::endpoint place(asio::ip::address_v4::loopback(), options.port);
  error_code code;
  acceptor_.open(place.protocol(), code);
  if (!code) acceptor_.set_option(asio::socket_base::reuse_address(true), code);
  if (!code) acceptor_.bind(place, code);
  if (!code) acceptor_.listen(asio::socket_base::max_listen_connections, code);
  if (!code) port = acceptor_.local_endpoint(code).port();
  if (code == asio::error::address_in_use)
    return core::Error{core::ErrorCode::InvalidArgument, fmt::format("port {} is taken by another program; port 0 finds one that is free", options.port)};
  if (code) return core::Error{core::ErrorCode::InvalidArgument, fmt::format("port {} of 127.0.0.1 cannot be had: {}", options.port, code.message())};
  accept();
  thread_ = std::thread([this] { context_.run(); });
  return {};
}

void LiveLinkServer::Impl::accept() {
  acceptor_.async_accept([this, self = shared_from_this()](error_code code, Tcp::socket socket) {
    if (isStopping || !acceptor_.is_open()) return;
    if (code) {
      pause_.expires_after(kPause);
      pause_.async_wait([this, self](error_code cancelled) {
        if (!cancelled) accept();
      });
      return;
    }
    const auto session = std::make_shared<Session>(self, std::move(socket));
    const bool hasRoom = sessions_.size() < options.mostConnections;
    join(session);
    hasRoom ? session->begin() : session->sendAway({503, "resource_exhausted", fmt::format("{} connections are open already", options.mostConnections), 5});
    accept();
  });
}

std::optional<link::Refusal> LiveLinkServer::Impl::ask(const std::shared_ptr<Session>& session, link::LiveRequest request) {
  if (asked_ >= 1 + options.mostWaiting) return link::Refusal{503, "resource_exhausted", fmt::format("{} requests wait already", options.mostWaiting), 5};
  ++asked_;
  // The job may outlive the server, by a step: then nobody runs what is posted, and it may hold nothing.
  auto deliver = [weak = weak_from_this(), waiting = std::weak_ptr(session)](LiveJob::Outcome outcome) {
    const auto self = weak.lock();
    if (!self) return;
    asio::post(self->context_, [server = self.get(), waiting, outcome = std::move(outcome)]() mutable {
      --server->asked_;
      if (const auto session = waiting.lock()) session->answer(std::move(outcome));
    });
  };
  session->waitFor(lane_.submit(std::make_unique<LiveJob>(service_, std::move(request), answerer_, std::move(deliver))));
  return {};
}

void LiveLinkServer::Impl::stop() {
  if (!thread_.joinable()) return;
  asio::post(context_, [this] {
    isStopping = true;
    error_code ignored;
    acceptor_.close(ignored);
    pause_.cancel();
    const auto all = sessions_;
    for (const auto& session : all) session->stop();
    grace_.expires_after(kGrace);
    // Only what still waits for it keeps the thread.
    grace_.async_wait([this](error_code cancelled) {
      if (!cancelled) context_.stop();
    });
    if (sessions_.empty()) grace_.cancel();
  });
  thread_.join();
  // Whoever did not go in time.
  const auto left = sessions_;
  for (const auto& session : left) session->close();
  context_.restart();
  context_.poll();
}

core::Result<std::unique_ptr<LiveLinkServer>> LiveLinkServer::start(const LiveLinkOptions& options, link::Offer offer, link::Answerer answerer,
                                                                    core::services::GenerationService& service, Lane lane, Log log) {
  offer.mostBodyBytes = options.door.mostBodyBytes;
  auto impl = std::make_shared<Impl>(options, std::move(offer), std::move(answerer), service, std::move(lane), std::move(log));
  if (auto started = impl->start(); !started) return started.error();
  return std::unique_ptr<LiveLinkServer>(new LiveLinkServer(std::move(impl)));
}

LiveLinkServer::LiveLinkServer(std::shared_ptr<Impl> impl) : impl_(std::move(impl)) {}
LiveLinkServer::~LiveLinkServer() { stop(); }
std::uint16_t LiveLinkServer::port() const { return impl_->port; }
std::string LiveLinkServer::address() const { return fmt::format("http://127.0.0.1:{}", impl_->port); }
void LiveLinkServer::stop() { impl_->stop(); }

core::Result<std::string> ProgramLiveLink::start(link::Offer offer, link::Lane lane, Log log) {
  stop();
  for (const std::uint16_t port : {kUsualLiveLinkPort, std::uint16_t{0}}) {
    LiveLinkOptions options;
    options.port = port;
    auto started = LiveLinkServer::start(options, offer, answerer_, service_, lane, log);
    if (!started && port != 0) continue;
    if (!started) return started.error();
    server_ = std::move(*started);
    break;
  }
  return server_->address();
}

void ProgramLiveLink::stop() { server_.reset(); }

}  // namespace app
