metadata name = 'Warm pool host'
metadata description = 'The always-warm app: runs recipes and prompts in warm sessions.'

@description('Required. Region.')
param location string

@description('Required. Tags of every resource.')
param tags object

@description('Required. Unique part of the names.')
param token string

@description('Required. Instances that run all the time.')
param leastInstances int

@description('Required. Most instances at once.')
param mostInstances int

@description('Required. Resource id of the identity.')
param identityResourceId string

@description('Required. Client id of the identity.')
param identityClientId string

@description('Required. Storage account of the Functions host.')
param storageName string

@description('Required. Where telemetry goes.')
param insightsConnectionString string

@description('Required. Address of the vault, with a slash at its end.')
param vaultUri string

@description('Required. Address of the scheduler.')
param taskHubEndpoint string

@description('Required. Name of the task hub.')
param taskHubName string

@description('Required. Whether there is a key for Anthropic.')
param anthropic bool

@description('Required. Whether there is a key for OpenAI.')
param openAi bool

@description('Optional. Management endpoint of a pool of sessions; with it, shell commands run there.')
param sessionsEndpoint string?

@description('Optional. Subnet of the app.')
param subnetId string?

var secrets = '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/'

var settings = {
  APPLICATIONINSIGHTS_CONNECTION_STRING: insightsConnectionString
  APPLICATIONINSIGHTS_ENABLE_AGENT: 'true'
  LOG_FORMAT: 'json'
  TELEMETRY_LOG: 'info'
  AzureWebJobsStorage__accountName: storageName
  AzureWebJobsStorage__clientId: identityClientId
  AzureWebJobsStorage__credential: 'managedidentity'
  FUNCTIONS_EXTENSION_VERSION: '~4'
  FUNCTIONS_WORKER_RUNTIME: 'java'
  WEBSITE_CONTENTAZUREFILECONNECTIONSTRING: '${secrets}content-share)'
  WEBSITE_CONTENTSHARE: 'warm-pool-host'
  WEBSITE_SKIP_CONTENTSHARE_VALIDATION: '1'
  WEBSITE_RUN_FROM_PACKAGE: '1'
  DURABLE_TASK_SCHEDULER_CONNECTION_STRING: 'Endpoint=${taskHubEndpoint};Authentication=ManagedIdentity;ClientID=${identityClientId}'
  TASKHUB_NAME: taskHubName
  WEB_PUBSUB_CONNECTION_STRING: '${secrets}web-pubsub)'
  TOKEN_KEYS: '${secrets}token-keys)'
  AZURE_CLIENT_ID: identityClientId
  SANDBOX: sessionsEndpoint == null ? 'wasm' : 'dynamic-sessions'
  DYNAMIC_SESSIONS_ENDPOINT: sessionsEndpoint ?? ''
  ANTHROPIC_API_KEY: anthropic ? '${secrets}anthropic-key)' : ''
  OPENAI_API_KEY: openAi ? '${secrets}openai-key)' : ''
}

module plan 'br/public:avm/res/web/serverfarm:0.7.0' = {
  params: {
    name: 'plan-host-${token}'
    location: location
    tags: tags
    skuName: 'EP1'
    skuCapacity: leastInstances
    kind: 'elastic'
    reserved: true
    elasticScaleEnabled: true
    maximumElasticWorkerCount: mostInstances
    zoneRedundant: false
  }
}

module app 'br/public:avm/res/web/site:0.24.0' = {
  params: {
    name: 'func-host-${token}'
    location: location
    tags: union(tags, { 'azd-service-name': 'warm-pool-host' })
    kind: 'functionapp,linux'
    serverFarmResourceId: plan.outputs.resourceId
    managedIdentities: { userAssignedResourceIds: [identityResourceId] }
    keyVaultAccessIdentityResourceId: identityResourceId
    virtualNetworkSubnetResourceId: subnetId
    outboundVnetRouting: subnetId == null ? null : { allTraffic: true, contentShareTraffic: true }
    basicPublishingCredentialsPolicies: [
      { name: 'ftp', allow: false }
      { name: 'scm', allow: false }
    ]
    siteConfig: {
      linuxFxVersion: 'JAVA|21'
      minTlsVersion: '1.2'
      minimumElasticInstanceCount: leastInstances
      preWarmedInstanceCount: 1
      functionsRuntimeScaleMonitoringEnabled: true
      appSettings: map(items(settings), setting => { name: setting.key, value: setting.value })
    }
  }
}

@description('Resource id of the plan.')
output planResourceId string = plan.outputs.resourceId
