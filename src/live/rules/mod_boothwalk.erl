%% What the configuration of ejabberd alone cannot say. Seen with ejabberd 23.01; it does no harm where a later one needs it not.
%%
%% Each node knows what is kept at all of them: mod_mqtt shares what is kept (retained), but finds it by a list of topics that
%% a node makes of what was published at itself, so that who comes to another node gets nothing of it. Here what the others
%% publish is added.
%%
%% Nobody is a desk without its code: a name without an account is let in without a password. Here each desk gets an account
%% with a password that nobody knows, until its own is set.
-module(mod_boothwalk).

-export([start/2, stop/1, reload/3, depends/2, mod_options/1, mod_opt_type/1, mod_doc/0]).
-export([init/1, handle_call/3, handle_cast/2, handle_info/2, terminate/2]).

-define(KEPT, mqtt_pub).
-define(TOPICS, mqtt_topic_cache).
-define(PAYLOADS, mqtt_payload_cache).

start(Host, Opts) -> gen_mod:start_child(?MODULE, Host, Opts).
stop(Host) -> gen_mod:stop_child(?MODULE, Host).
reload(Host, Opts, _) -> gen_mod:get_module_proc(Host, ?MODULE) ! {lock, Host, Opts}, ok.
depends(_, _) -> [{mod_mqtt, hard}].
mod_options(_) -> [{desks, []}].
mod_opt_type(desks) -> econf:list(econf:binary()).
mod_doc() -> #{desc => <<"What is kept is known to all nodes, and desks are let in by their codes alone.">>}.

init([Host, Opts]) ->
    self() ! {lock, Host, Opts},
    {ok, _} = mnesia:subscribe({table, ?KEPT, simple}),
    lists:foreach(fun known/1, mnesia:dirty_all_keys(?KEPT)),
    {ok, none}.

handle_info({mnesia_table_event, {write, Kept, _}}, State) ->
    Key = element(2, Kept),
    forget_payload(Key),
    known(Key),
    {noreply, State};
handle_info({mnesia_table_event, {delete, {?KEPT, Key}, _}}, State) ->
    forget_payload(Key),
    {Topic, Server} = Key,
    ets:delete(?TOPICS, {parts(Topic), Server}),
    {noreply, State};
handle_info({lock, Host, Opts} = Again, State) ->
    %% Accounts can be made a moment after the modules are there: until then it is tried again.
    try lists:all(fun(Desk) -> is_locked(Desk, Host) end, gen_mod:get_opt(desks, Opts)) of
        true -> ok;
        false -> erlang:send_after(20, self(), Again)
    catch _:_ -> erlang:send_after(20, self(), Again)
    end,
    {noreply, State};
handle_info(_, State) -> {noreply, State}.

handle_call(_, _, State) -> {reply, ok, State}.
handle_cast(_, State) -> {noreply, State}.
terminate(_, _) -> ok.

is_locked(Desk, Host) ->
    case ejabberd_auth:try_register(Desk, Host, base64:encode(crypto:strong_rand_bytes(20))) of
        ok -> true;
        {error, exists} -> true;
        {error, _} -> false
    end.

known({Topic, Server}) -> ets:insert(?TOPICS, {{parts(Topic), Server}, Topic}).

%% What was read before it was written here is read again.
forget_payload({Topic, Server}) ->
    catch ets_cache:delete(?PAYLOADS, {Server, Topic}, [node()]).

%% The parts of a topic as mod_mqtt has them, with what is between them.
parts(Topic) ->
    case lists:join($/, binary:split(Topic, <<"/">>, [global])) of
        [<<>> | Rest] -> Rest;
        Parts -> Parts
    end.
