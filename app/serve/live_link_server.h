#pragma once

#include "core/base/result.h"
#include "core/jobs/job.h"
#include "core/services/live_link/door.h"
#include "core/services/live_link/live_answer.h"
#include "core/services/live_link/live_link_host.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace app {

struct LiveLinkOptions {
  std::uint16_t port = 0;  // of 127.0.0.1; 0: one that is free
  core::services::live_link::DoorOptions door;
  std::size_t mostWaiting = 8;  // behind the request that is being sampled; more are sent away with 503
  double perMinute = 120.0;     // requests that are heard; more are sent away with 429
  std::size_t mostConnections = 64;
  std::chrono::milliseconds headPatience{10'000}, bodyPatience{30'000}, sendPatience{60'000};
};

/// What `gesto serve` and the window begin with.
inline constexpr std::uint16_t kUsualLiveLinkPort = 8620;

/// The live link: an HTTP/1.1 server on the loopback address (core/services/live_link/README.md tells what it answers). It has one thread of its own for all
/// connections; what a connection sends is decided on before more of it is read. A client that goes away takes its request with it.
class LiveLinkServer {
 public:
  using Lane = core::services::live_link::Lane;
  using Log = core::services::live_link::LiveLinkHost::Log;

  /// Listens from then on. service and lane outlive the server. Errors: InvalidArgument where the port cannot be had, saying why.
  static core::Result<std::unique_ptr<LiveLinkServer>> start(const LiveLinkOptions& options, core::services::live_link::Offer offer,
                                                             core::services::live_link::Answerer answerer, core::services::GenerationService& service, Lane lane,
                                                             Log log);
  /// As stop().
  ~LiveLinkServer();
  LiveLinkServer(const LiveLinkServer&) = delete;
  LiveLinkServer& operator=(const LiveLinkServer&) = delete;

  std::uint16_t port() const;
  std::string address() const;  // "http://127.0.0.1:8620"

  /// Hears no more, answers what waits with 503, and comes back when all connections are closed, at most some seconds later.
  void stop();

  class Impl;

 private:
  explicit LiveLinkServer(std::shared_ptr<Impl> impl);
  std::shared_ptr<Impl> impl_;
};

/// The server of a program that has a window.
class ProgramLiveLink : public core::services::live_link::LiveLinkHost {
 public:
  /// service: outlives this.
  ProgramLiveLink(core::services::GenerationService& service, core::services::live_link::Answerer answerer) : service_(service), answerer_(std::move(answerer)) {}

  core::Result<std::string> start(core::services::live_link::Offer offer, core::services::live_link::Lane lane, Log log) override;
  void stop() override;

 private:
  core::services::GenerationService& service_;
  core::services::live_link::Answerer answerer_;
  std::unique_ptr<LiveLinkServer> server_;
};

}  // namespace app
